import { newId } from '@gable/db/id.ts';
import type { Connection } from '../engine/engine.ts';
import { enqueue } from '../jobs/enqueue.ts';

export interface NewDelivery { agency: number; webhook: string; id: string; event: string; body: string }

/** Puts something in line to be sent, in the transaction that decides on it; once, however often it is asked for. */
export async function addDelivery(connection: Connection, { agency, webhook, id, event, body }: NewDelivery): Promise<void> {
  const [known] = await connection.rows('SELECT 1 FROM webhook_deliveries WHERE agency_id = ? AND id = ?', [agency, id]);
  if (known) return;
  const now = Date.now();
  await connection.change(
    "INSERT INTO webhook_deliveries (agency_id, id, webhook_id, event, body, state, attempts, next_at, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?)",
    [agency, id, webhook, event, body, now, now],
  );
  await callCarrier(connection, { agency, webhook, at: now });
}

/** Somebody comes by at that time, if nobody comes before it anyway. */
export async function callCarrier(connection: Connection, { agency, webhook, at }: { agency: number; webhook: string; at: number }): Promise<void> {
  const payload = { webhook };
  const [comes] = await connection.rows(
    "SELECT 1 FROM jobs WHERE state = 'waiting' AND run_at <= ? AND agency_id = ? AND name = 'webhooks.carry' AND payload = ?", [at, agency, JSON.stringify(payload)],
  );
  if (!comes) await enqueue(connection, { id: newId(), agency, name: 'webhooks.carry', payload, runAt: at, createdAt: Date.now() });
}
