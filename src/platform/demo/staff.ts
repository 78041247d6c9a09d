import { members, teams } from '@gable/api/server';
import { offices } from '@gable/db/seed/places.ts';
import type { Colleague } from '@gable/db/seed/staff.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Office } from '../office.ts';
import type { Past } from './past.ts';

/** Makes the teams and brings everybody in, in the first days. @returns their ids, by their number in the staff. */
export async function bringIn(office: Pick<Office, 'auth'>, past: Past, { principal, passwordHash }: { principal: string; passwordHash: string }): Promise<string[]> {
  const { staff } = past.town;
  return past.write(async (inTheNameOf) => {
    const rooms: string[] = [];
    for (const [at, title] of offices.entries()) {
      rooms.push(await inTheNameOf({ at: 0.02 + at / 100, command: 'teams.create' }, async (tx) => (await tx.records(teams).create({ title })).id));
    }
    const ids = [principal];
    for (const colleague of staff.slice(1)) {
      const at = colleague.standing === 'invited' ? past.town.calendar.now - 1.5 : 0.1 + colleague.index / 100;
      ids.push(await inTheNameOf({ at, command: 'members.invite' }, (tx) => join(office, tx, { colleague, team: rooms[colleague.office!]!, passwordHash })));
    }
    return ids;
  });
}

interface Joining { colleague: Colleague; team: string; passwordHash: string }

async function join({ auth }: Pick<Office, 'auth'>, tx: RunningTransaction, { colleague: { name, email, phone, role, standing }, team, passwordHash }: Joining): Promise<string> {
  const { connection, caller: { agency } } = tx.parts;
  const joined = standing !== 'invited';
  const user = joined ? await auth.users.create(connection, { email, passwordHash }) : (await auth.users.ensure(connection, email)).id;
  const { id } = await tx.records(members).create({ title: name, email, phone, role, team, user, joinedAt: joined ? tx.now : null });
  await auth.memberships.add(connection, { user, agency: agency.id, member: id, joined });
  return id;
}
