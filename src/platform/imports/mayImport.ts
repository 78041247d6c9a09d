import type { Caller } from '../caller.ts';
import { isAble } from '../permissions/roles.ts';
import { sightOf } from '../permissions/sight.ts';

/** Who belongs to an agency comes by an invitation, and never out of a file. */
const byInvitation = ['members', 'teams'];

export function mayImport(caller: Caller, kind: string): boolean {
  return !byInvitation.includes(kind) && isAble(caller, 'imports') && sightOf(caller, kind).creates?.size !== 0;
}
