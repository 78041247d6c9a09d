import type { Agency, CallingMember } from '../caller.ts';
import type { Sight } from './sight.ts';

/**
 * Of kinds whose records are shared one by one, as saved views are: everybody sees their own, what is shared with their
 * team, and what is everybody's. Managers change what their team and the agency share, principals all that is shared.
 */
export function sightOfShared({ teams }: Agency, { id, role, team }: CallingMember): Sight {
  const own = team ? [id, team] : [id];
  const led = role === 'principal' ? ['agency', ...teams.keys()] : role === 'manager' ? ['agency', ...(team ? [team] : [])] : [];
  return { reads: new Set([...own, 'agency', ...(role === 'principal' ? teams.keys() : [])]), writes: new Set([id, ...led]), outline: false };
}
