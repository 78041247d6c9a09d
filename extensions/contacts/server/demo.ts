import { contacts, tasks, type Demo, type Happening, type Story, type Transaction } from '@gable/api/server';

/** Everybody who came to the office, and the calls that they were promised. */
export function* stories(demo: Demo): Iterable<Story> {
  for (let person = 0; person < demo.town.people; person += 1) yield lifeOf(demo, person);
}

function* lifeOf(demo: Demo, person: number): Story {
  const by = demo.town.agentOf(person);
  const at = demo.town.arrival(person);
  yield { at, by, command: 'contacts.create', run: (tx) => come(demo, tx, { person, by, at }) };
  if (demo.town.dice('promised', person).chance(0.4 * demo.town.detail)) yield* promisedCall(demo, { person, by, at });
}

async function come(demo: Demo, tx: Transaction, { person, by, at }: { person: number; by: number; at: number }): Promise<void> {
  const { script: _script, ...values } = demo.town.person(person);
  const tags = demo.town.tagsOn('people', { by, person, dice: demo.town.dice('tags', person) });
  demo.keep('contacts', person, await tx.records(contacts).create({ ...values, tags, lastContactAt: demo.town.calendar.appointment(at) }));
}

function* promisedCall({ town, idOf }: Demo, { person, by, at }: { person: number; by: number; at: number }): Iterable<Happening> {
  const { calendar } = town;
  const dice = town.dice('call', person);
  const promised = at + dice.within(0.2, 3);
  const due = promised + dice.within(0.5, 5);
  if (promised > calendar.now) return;
  const title = town.say('forBuyer', { by, person, dice, about: { name: town.nameOf(person) } });
  const priority = dice.chance(0.2) ? 'high' as const : 'normal' as const;
  let task = '';
  yield {
    at: promised, by, command: 'tasks.create',
    run: async (tx) => { task = (await tx.records(tasks).create({ title, about: `contacts/${idOf('contacts', person)}`, dueAt: calendar.appointment(due), priority })).id; },
  };
  // Most are made; of the latest, some are not.
  const isMade = due < calendar.now - 12 || (due < calendar.now && dice.chance(0.6));
  if (isMade) yield { at: due, by, command: 'tasks.finish', run: (tx) => tx.records(tasks).change(task, { doneAt: tx.now }) };
}
