import type { Connection } from '../engine/engine.ts';

export interface NewJob { id: string; agency: number; name: string; payload: Record<string, unknown>; runAt: number; createdAt: number }

/** Puts a job into the same transaction as the change that asks for it: it is done if and only if the change holds. */
export async function enqueue(connection: Connection, { id, agency, name, payload, runAt, createdAt }: NewJob): Promise<void> {
  await connection.change(
    "INSERT INTO jobs (id, agency_id, name, payload, state, run_at, attempts, created_at) VALUES (?, ?, ?, ?, 'waiting', ?, 0, ?)",
    [id, agency, name, JSON.stringify(payload), runAt, createdAt],
  );
}
