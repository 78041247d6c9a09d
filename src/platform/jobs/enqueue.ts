import type { Connection } from '../engine/engine.ts';

export interface NewJob { id: string; agency: number; name: string; payload: Record<string, unknown>; runAt: number; createdAt: number }

/** Puts a job into the same transaction as the change that asks for it: it is done if and only if the change holds. */
export async function enqueue(connection: Connection, job: NewJob): Promise<void> {
  await connection.change(insert, valuesOf(job));
}

/** The same, where nobody has put it there before. */
export async function enqueueOnce(connection: Connection, job: NewJob): Promise<void> {
  await connection.change(`${insert} ON CONFLICT DO NOTHING`, valuesOf(job));
}

const insert = "INSERT INTO jobs (id, agency_id, name, payload, state, run_at, attempts, created_at) VALUES (?, ?, ?, ?, 'waiting', ?, 0, ?)";

const valuesOf = ({ id, agency, name, payload, runAt, createdAt }: NewJob): (string | number)[] => [id, agency, name, JSON.stringify(payload), runAt, createdAt];
