import { rightsOn, type Ability, type KindRights, type Rights } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Connection, Reading } from '../engine/engine.ts';
import { covers } from './covers.ts';
import { builtInRoles, leadingRole, noRights } from './builtInRoles.ts';

/** A role as it is kept in memory; its title is null where a message says it. */
export interface Role { id: string; title: string | null; rights: Rights; isBuiltIn: boolean }

/** Those of an agency that are not archived, in the order in which they were made. */
export async function readRoles(reading: Pick<Reading, 'rows'>, agency: number): Promise<Map<string, Role>> {
  const rows = await reading.rows('SELECT id, title, rights FROM roles WHERE agency_id = ? AND archived_at IS NULL ORDER BY created_at, id', [agency]);
  const own = new Map(rows.map(([id, title, rights]): [string, Role] => [id as string, { id: id as string, title: title as string | null, rights: JSON.parse(rights as string) as Rights, isBuiltIn: Object.hasOwn(builtInRoles, id as string) }]));
  const builtIn = Object.keys(builtInRoles).map((id): [string, Role] => [id, id === leadingRole || !own.has(id) ? builtInRole(id) : own.get(id)!]);
  return new Map([...builtIn, ...[...own].filter(([id]) => !Object.hasOwn(builtInRoles, id))]);
}

/** Gives a new agency the roles that it begins with. */
export async function seedRoles(connection: Connection, { agency, instant }: { agency: number; instant: number }): Promise<void> {
  for (const [id, rights] of Object.entries(builtInRoles)) {
    await connection.change('INSERT INTO roles (agency_id, id, rights, created_at) VALUES (?, ?, ?, ?)', [agency, id, JSON.stringify(rights), instant]);
  }
}

export const firstRoles = (): Map<string, Role> => new Map(Object.keys(builtInRoles).map((id) => [id, builtInRole(id)]));

/** What a caller's role says; null for the office itself and for principals, whom nothing limits. */
export function rightsOf({ agency, member }: Caller): Rights | null {
  if (!member || member.role === leadingRole) return null;
  return agency.roles.get(member.role)?.rights ?? noRights;
}

/** What it says of one kind; null where nothing limits. */
export function kindRightsOf(caller: Caller, kind: string): KindRights | null {
  const rights = rightsOf(caller);
  return rights && rightsOn(rights, kind);
}

export function isAble(caller: Caller, ability: Ability): boolean {
  return rightsOf(caller)?.abilities.includes(ability) ?? true;
}

export const isOutside = (caller: Caller): boolean => rightsOf(caller)?.isOutside ?? false;

/** Principals change every role but their own; others those that are within what they have themselves, and not the ones that all begin with. */
export function mayChangeRole(caller: Caller, { id, rights, isBuiltIn }: Role): boolean {
  if (id === leadingRole || !isAble(caller, 'roles')) return false;
  const own = rightsOf(caller);
  return own === null || (!isBuiltIn && id !== caller.member!.role && covers(own, rights));
}

/** Those who look after everybody give what is within their own; those who look after a team only what looks after nobody. */
export function mayGiveRole(caller: Caller, id: string): boolean {
  const own = rightsOf(caller);
  if (own === null) return true;
  const given = caller.agency.roles.get(id)?.rights ?? noRights;
  const looksAfter = given.abilities.some((ability) => ability === 'members' || ability === 'team');
  if (id === leadingRole || !covers(own, given)) return false;
  else return own.abilities.includes('members') || (own.abilities.includes('team') && !looksAfter);
}

const builtInRole = (id: string): Role => ({ id, title: null, rights: builtInRoles[id]!, isBuiltIn: true });
