import { Refusal, type Disposable } from '@gable/api';
import type { Transaction } from '@gable/api/server';
import type { Auth } from '../auth/auth.ts';
import { readRoles } from '../permissions/roles.ts';
import type { Rules } from '../records/rules.ts';
import { connectionOf, givesRoles, onlyPrincipals, refuseUnlessOver, type Member } from './rights.ts';

/**
 * What holds of members whichever way they are written, undo included: who may give which rights, that nobody shuts
 * themselves out, that there is always a principal, and that sessions end with the rights that they were made for.
 */
export function guardMembers(rules: Rules, auth: Auth): Disposable {
  return rules.guards.add('members', ({ before, after }: { before: Member | null; after: Member }, tx) => guard(auth, { before, after }, tx));
}

async function guard(auth: Auth, { before, after }: { before: Member | null; after: Member }, tx: Transaction): Promise<void> {
  if (before?.role !== after.role) await refuseUnknownRole(after.role, tx);
  refuseWithoutRight(before, after, tx);
  if (isActivePrincipal(before) && !isActivePrincipal(after)) await refuseWithoutPrincipal(tx);
  const place = { agency: tx.agency.id, member: after.id };
  if (!isActive(after)) await auth.shutOut(connectionOf(tx), place);
  else if (before && before.role !== after.role) await auth.endSessions(connectionOf(tx), place);
}

function refuseWithoutRight(before: Member | null, after: Member, tx: Transaction): void {
  const hasMoved = before !== null && (before.role !== after.role || before.team !== after.team);
  if (hasMoved && !givesRoles(tx)) throw onlyPrincipals();
  if (hasMoved) for (const { role, team } of [before, after]) refuseUnlessOver(tx, { role, team });
  if (isActive(before) !== isActive(after)) {
    if (after.id === tx.member?.id) throw new Refusal('members.notYourself', { status: 409 });
    refuseUnlessOver(tx, after);
  }
}

async function refuseUnknownRole(role: string, tx: Transaction): Promise<void> {
  if (!(await readRoles(connectionOf(tx), tx.agency.id)).has(role)) throw new Refusal('record.invalid', { fields: { role: 'field.notChoice' } });
}

async function refuseWithoutPrincipal(tx: Transaction): Promise<void> {
  const left = await connectionOf(tx).rows(
    "SELECT id FROM members WHERE agency_id = ? AND role = 'principal' AND archived_at IS NULL AND coalesce(suspended, 0) = 0 LIMIT 1",
    [tx.agency.id],
  );
  if (left.length === 0) throw new Refusal('members.lastPrincipal', { status: 409 });
}

const isActive = (member: Member | null): boolean => member !== null && !member.archivedAt && member.suspended !== true;
const isActivePrincipal = (member: Member | null): boolean => isActive(member) && member!.role === 'principal';
