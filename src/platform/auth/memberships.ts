import type { Role } from '@gable/api';
import type { Engine } from '../engine/engine.ts';
import { readingOf } from '../engine/reading.ts';
import { reachOf, type Reach } from './reach.ts';

export interface Membership { agency: number; member: string; joined: boolean }

/** @param joined false for who is only invited: the membership opens nothing until they have used their link. */
export async function addMembership(connection: Reach, { user, agency, member, joined }: Membership & { user: number }): Promise<void> {
  await connection.change('INSERT INTO memberships (user_id, agency_id, member_id, used_at) VALUES (?, ?, ?, ?)', [user, agency, member, joined ? Date.now() : null]);
}

/** Latest used first. */
export async function membershipsOf(reach: Pick<Reach, 'rows'>, user: number): Promise<Membership[]> {
  const rows = await reach.rows('SELECT agency_id, member_id, used_at FROM memberships WHERE user_id = ?', [user]);
  return rows
    .sort((one, other) => Number(other[2]) - Number(one[2]))
    .map(([agency, member, usedAt]) => ({ agency: Number(agency), member: member as string, joined: usedAt !== null }));
}

/** The user who is this member. */
export async function userOfMember(reach: Pick<Reach, 'rows'>, agency: number, member: string): Promise<number | null> {
  const [row] = await reach.rows('SELECT user_id FROM memberships WHERE agency_id = ? AND member_id = ?', [agency, member]);
  return row ? Number(row[0]) : null;
}

/** Joins, or comes back: at the next sign-in this agency is the one that opens. */
export async function useMembership(connection: Reach, agency: number, member: string): Promise<void> {
  await connection.change('UPDATE memberships SET used_at = ? WHERE agency_id = ? AND member_id = ?', [Date.now(), agency, member]);
}

/** Whose password opens another agency too. Then no agency alone may give it away by a link. */
export async function joinedElsewhere(reach: Pick<Reach, 'rows'>, { user, agency }: { user: number; agency: number }): Promise<boolean> {
  return (await membershipsOf(reach, user)).some((membership) => membership.joined && membership.agency !== agency);
}

/** The place where a user who signs in comes in: where they were last, of those that still let them in. */
export async function placeOf(engine: Engine, user: number): Promise<Membership | null> {
  for (const membership of await membershipsOf(reachOf(engine), user)) {
    if (membership.joined && await activeRole(readingOf(engine, membership.agency), membership)) return membership;
  }
  return null;
}

/** The member's role as it is now; null for who is suspended, archived or not there. */
export async function activeRole(reach: Pick<Reach, 'rows'>, { agency, member }: Pick<Membership, 'agency' | 'member'>): Promise<Role | null> {
  const [row] = await reach.rows('SELECT role FROM members WHERE agency_id = ? AND id = ? AND archived_at IS NULL AND coalesce(suspended, 0) = 0', [agency, member]);
  return row ? (row[0] as Role) : null;
}
