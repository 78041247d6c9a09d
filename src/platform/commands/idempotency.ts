import { Refusal, type CommandAnswer } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Connection } from '../engine/engine.ts';
import type { Kinds } from '../records/kinds.ts';
import { kindOf } from './kindOf.ts';
import type { RecordAddress } from '../records/records.ts';

/** What is kept of an answer: of a record only which one, for it is read again with the rights that its reader has by then. */
export type Kept = { record: RecordAddress; command: string | null } | { answer: CommandAnswer };

interface Remembered { caller: Caller; key: string; bodyHash: string }

/**
 * What was answered first to a request that comes again under its key; undefined for a new one.
 * @throws Refusal `idempotency.anotherBody` (422).
 */
export async function refuseReuse(connection: Connection, { caller, key, bodyHash }: Remembered): Promise<Kept | undefined> {
  const [row] = await connection.rows(
    'SELECT body_hash, answer FROM idempotency_keys WHERE agency_id = ? AND member_id = ? AND key = ?',
    [caller.agency.id, caller.member?.id ?? '', key],
  );
  if (!row) return undefined;
  if (row[0] !== bodyHash) throw new Refusal('idempotency.anotherBody', { status: 422 });
  return JSON.parse(row[1] as string) as Kept;
}

/** In the command's own transaction, so that key and effect are there together. */
export async function rememberAnswer(connection: Connection, { caller, key, bodyHash, kept }: Remembered & { kept: Kept }): Promise<void> {
  await connection.change(
    'INSERT INTO idempotency_keys (agency_id, member_id, key, body_hash, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
    [caller.agency.id, caller.member?.id ?? '', key, bodyHash, JSON.stringify(kept), Date.now()],
  );
}

/** Which record an answer is, if it is one. */
export function keptOf({ data, command }: CommandAnswer, { touched, kinds, name }: { touched: ReadonlyMap<string, unknown>; kinds: Kinds; name: string }): Kept {
  const kind = kindOf(data, { touched, name });
  return kind !== undefined && kinds.find(kind) ? { record: { kind, id: (data as { id: string }).id }, command } : { answer: { data, command } };
}
