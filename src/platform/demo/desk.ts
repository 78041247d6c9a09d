import { members, tasks, type Demo, type DemoPart, type Happening, type Story } from '@gable/api/server';
import type { Colleague } from '@gable/db/seed/staff.ts';
import { deskTasks } from '@gable/db/seed/words/work.ts';

/** What is the office's own: what lies on everybody's desk whatever is sold, and that somebody has left. */
export const desk: DemoPart = {
  * stories(demo) {
    const { staff } = demo.town;
    yield* staff.filter(({ standing }) => standing === 'here').map((colleague) => onDesk(demo, colleague));
    yield* staff.filter(({ standing }) => standing === 'left').map((colleague) => [leaving(demo, colleague)]);
  },
};

const hours = [[11, 12, 13], [16, 17, 18, 19]] as const;

function onDesk({ town }: Demo, { index, role }: Colleague): Story {
  const { calendar } = town;
  const dice = town.dice('desk', index);
  const own = deskTasks[role];
  const first = dice.between(0, own.length - 1);
  // Two for today, one for tomorrow or after, and sometimes one from last week.
  const due = [...hours.map((some) => calendar.today(dice.one(some))), calendar.appointment(calendar.now + 1 + dice.next()), ...(dice.chance(0.3) ? [calendar.appointment(calendar.now - 2 + dice.next())] : [])];
  return due.map((dueAt, at): Happening => ({
    at: calendar.now - 2.9 + at * 0.1 + index / 100_000, by: index, command: 'tasks.create',
    run: (tx) => tx.records(tasks).create({ title: own[(first + at) % own.length]!, dueAt, priority: at === 1 ? 'high' : 'normal' }),
  }));
}

/** Their clients and deals still stand under their name: somebody must take them over. */
function leaving({ town: { calendar }, ...demo }: Demo, { index }: Colleague): Happening {
  return { at: calendar.now - 0.1, by: 0, command: 'members.suspend', run: (tx) => tx.records(members).change(demo.member(index), { suspended: true }) };
}
