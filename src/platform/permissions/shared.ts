import type { Caller } from '../caller.ts';
import { isAble, isOutside } from './roles.ts';
import type { Sight } from './sight.ts';

/**
 * Of kinds whose records are shared one by one, as saved views are: everybody sees their own, what is shared with their
 * team, and what is everybody's. Who looks after a team changes what it and the agency share, who looks after everybody all that is shared.
 */
export function sightOfShared(caller: Caller): Omit<Sight, 'shared'> {
  const { id, team } = caller.member!;
  const own = new Set([id]);
  const teams = isAble(caller, 'members') ? [...caller.agency.teams.keys()] : team ? [team] : [];
  const reads = isOutside(caller) ? own : new Set([id, 'agency', ...teams]);
  const changes = leadsSharing(caller) ? new Set([id, 'agency', ...teams]) : own;
  return { reads, creates: own, changes, archives: changes, exports: reads, outline: false };
}

/** Whether somebody shares with the whole agency. */
export const leadsSharing = (caller: Caller): boolean => isAble(caller, 'members') || isAble(caller, 'team');
