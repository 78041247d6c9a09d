import type { Caller } from '../caller.ts';
import { sightOf } from '../permissions/sight.ts';

/** Roles that bring in whole files. */
const importers = ['principal', 'manager', 'assistant'];
/** Who belongs to an agency comes by an invitation, and never out of a file. */
const byInvitation = ['members', 'teams'];

export function mayImport(caller: Caller, kind: string): boolean {
  if (byInvitation.includes(kind)) return false;
  if (!caller.member) return true;
  const { writes } = sightOf(caller, kind);
  return importers.includes(caller.member.role) && (writes === null || writes.size > 0);
}
