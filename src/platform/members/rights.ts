import { Refusal } from '@gable/api';
import { members, type RecordOf, type Transaction } from '@gable/api/server';
import type { Connection } from '../engine/engine.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';

export type Member = RecordOf<typeof members>;

/** The transaction's own connection, for what stands in global tables. */
export const connectionOf = (tx: Transaction): Connection => (tx as RunningTransaction).parts.connection;

/**
 * Principals, and the office itself, look after everybody; managers after the agents and assistants of their own team.
 * @throws Refusal `members.onlyPrincipals`, `members.otherTeam` (403)
 */
export function refuseUnlessOver({ member }: Transaction, { role, team }: { role: string; team?: string | null | undefined }): void {
  if (member === null || member.role === 'principal') return;
  if (member.role !== 'manager' || role === 'principal' || role === 'manager') throw onlyPrincipals();
  if (member.team === null || member.team !== team) throw new Refusal('members.otherTeam', { status: 403 });
}

export const onlyPrincipals = (): Refusal => new Refusal('members.onlyPrincipals', { status: 403 });
