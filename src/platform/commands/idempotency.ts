import { Refusal, type CommandAnswer } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Connection } from '../engine/engine.ts';

interface Remembered { caller: Caller; key: string; bodyHash: string }

/**
 * The first answer to a request that comes again under its key; undefined for a new one.
 * @throws Refusal `idempotency.anotherBody` (422).
 */
export async function refuseReuse(connection: Connection, { caller, key, bodyHash }: Remembered): Promise<CommandAnswer | undefined> {
  const [row] = await connection.rows(
    'SELECT body_hash, answer FROM idempotency_keys WHERE agency_id = ? AND member_id = ? AND key = ?',
    [caller.agency.id, caller.member?.id ?? '', key],
  );
  if (!row) return undefined;
  if (row[0] !== bodyHash) throw new Refusal('idempotency.anotherBody', { status: 422 });
  return JSON.parse(row[1] as string) as CommandAnswer;
}

/** In the command's own transaction, so that key and effect are there together. */
export async function rememberAnswer(connection: Connection, { caller, key, bodyHash, answer }: Remembered & { answer: CommandAnswer }): Promise<void> {
  await connection.change(
    'INSERT INTO idempotency_keys (agency_id, member_id, key, body_hash, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
    [caller.agency.id, caller.member?.id ?? '', key, bodyHash, JSON.stringify(answer), Date.now()],
  );
}
