import { Refusal } from '@gable/api';
import { members, type RecordOf, type Transaction } from '@gable/api/server';
import type { Connection } from '../engine/engine.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isAble, mayGiveRole } from '../permissions/roles.ts';

export type Member = RecordOf<typeof members>;

/** The transaction's own connection, for what stands in global tables. */
export const connectionOf = (tx: Transaction): Connection => (tx as RunningTransaction).parts.connection;

/**
 * Some look after everybody who has no more rights than themselves; others after those of their own team who look after nobody.
 * @throws Refusal `members.onlyPrincipals`, `members.otherTeam` (403)
 */
export function refuseUnlessOver(tx: Transaction, { role, team }: { role: string; team?: string | null | undefined }): void {
  const { caller } = (tx as RunningTransaction).root.parts;
  if (!mayGiveRole(caller, role)) throw onlyPrincipals();
  if (isAble(caller, 'members')) return;
  const { member } = caller;
  if (member!.team === null || member!.team !== team) throw new Refusal('members.otherTeam', { status: 403 });
}

/** Whether the caller gives roles and teams. */
export const givesRoles = (tx: Transaction): boolean => isAble((tx as RunningTransaction).root.parts.caller, 'members');

export const onlyPrincipals = (): Refusal => new Refusal('members.onlyPrincipals', { status: 403 });
