import { Refusal } from '@gable/api';
import { readingOf } from '../engine/reading.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { findWebhook, webhooksOf, type Webhook } from './stored.ts';

/** How something went that was sent, or is to be. */
export interface Delivery {
  id: string;
  event: string;
  state: 'waiting' | 'done' | 'failed';
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  /** When it is tried next; null where it is not. */
  nextAt: string | null;
  status: number | null;
  milliseconds: number | null;
  /** Code of a sentence. */
  failure: string | null;
  /** The first KB of what came back. */
  answer: string | null;
  body: string;
}

type Parts = Pick<Office, 'engine' | 'commands'>;
const pageSize = 50;
const days = 30;

/** @throws Refusal `command.notPermitted` (403) for who does not look after the agency. */
export async function listWebhooks({ engine, commands }: Parts, caller: Caller): Promise<Omit<Webhook, 'secrets'>[]> {
  demandRight(commands, caller);
  return (await webhooksOf(readingOf(engine, caller.agency.id), caller.agency.id)).map(({ secrets: _secrets, ...webhook }) => webhook);
}

/**
 * The newest first.
 * @throws Refusal `command.notPermitted` (403), `record.notFound` (404)
 */
export async function listDeliveries({ engine, commands }: Parts, caller: Caller, { webhook, after }: { webhook: string; after: string | undefined }): Promise<{ data: Delivery[]; next: string | null }> {
  demandRight(commands, caller);
  const { id: agency } = caller.agency;
  const { rows } = readingOf(engine, agency);
  if (!await findWebhook({ rows }, { agency, id: webhook })) throw new Refusal('record.notFound', { status: 404 });
  const [before, last] = after === undefined ? [Number.MAX_SAFE_INTEGER, ''] : placeIn(after);
  const found = await rows(
    `SELECT id, event, state, attempts, created_at, sent_at, next_at, status, milliseconds, failure, answer, body FROM webhook_deliveries
     WHERE agency_id = ? AND webhook_id = ? AND (created_at < ? OR (created_at = ? AND id < ?)) ORDER BY created_at DESC, id DESC LIMIT ?`,
    [agency, webhook, before, before, last, pageSize + 1],
  );
  const data = found.slice(0, pageSize).map(([id, event, state, attempts, createdAt, sentAt, nextAt, status, milliseconds, failure, answer, body]): Delivery => ({
    id: id as string, event: event as string, state: state as Delivery['state'], attempts: Number(attempts), createdAt: instant(createdAt)!, sentAt: instant(sentAt),
    nextAt: state === 'waiting' ? instant(nextAt) : null, status: status as number | null, milliseconds: milliseconds as number | null,
    failure: failure as string | null, answer: answer as string | null, body: body as string,
  }));
  const end = data.at(-1);
  return { data, next: found.length > pageSize && end ? `${Date.parse(end.createdAt)}.${end.id}` : null };
}

/** Takes away what was sent or given up a month ago. */
export async function sweepDeliveries({ engine }: Pick<Office, 'engine'>, agency: number): Promise<void> {
  await engine.write(agency, (connection) => connection.change(
    "DELETE FROM webhook_deliveries WHERE agency_id = ? AND state <> 'waiting' AND created_at < ?", [agency, Date.now() - days * 24 * 60 * 60_000],
  ));
}

function demandRight(commands: Office['commands'], caller: Caller): void {
  if (!commands.permits(caller, commands.find('webhooks.add')!)) throw new Refusal('command.notPermitted', { status: 403 });
}

function placeIn(after: string): [number, string] {
  const [, at, id] = /^(\d{1,15})\.(\w+)$/.exec(after) ?? [];
  if (at === undefined) throw new Refusal('query.wrongCursor', { status: 400 });
  return [Number(at), id!];
}

const instant = (at: unknown): string | null => (at === null ? null : new Date(Number(at)).toISOString());
