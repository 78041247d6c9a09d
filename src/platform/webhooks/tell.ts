import { createHash } from 'node:crypto';
import { parseFilter, Refusal, type Filter, type RecordData } from '@gable/api';
import { readingOf } from '../engine/reading.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { hears } from './events.ts';
import type { Happened } from './outbox.ts';
import { addDelivery, type NewDelivery } from './queue.ts';
import { webhooksOf, type Webhook } from './stored.ts';

/** Writes what happened to everybody who wants to hear of it, each as they may know it. The job's id makes those of the letters. */
export async function tell(office: Office, { agency, job, happened }: { agency: number; job: string; happened: readonly Happened[] }): Promise<void> {
  const active = (await webhooksOf(readingOf(office.engine, agency), agency)).filter(({ state }) => state === 'active');
  const deliveries: NewDelivery[] = [];
  for (const webhook of active) {
    const owner = ownerOf(office, agency, webhook);
    if (!owner) continue;
    for (const [index, one] of happened.entries()) {
      const body = hears(webhook.events, one.event) ? await bodyFor(office, owner, { webhook, one }) : null;
      if (body) deliveries.push({ agency, webhook: webhook.id, id: letterId(job, index, webhook.id), event: one.event, body });
    }
  }
  if (deliveries.length === 0) return;
  await office.engine.write(agency, async (connection) => {
    for (const delivery of deliveries) await addDelivery(connection, delivery);
  });
}

/** Null for who is not let in any more: they are told nothing, by no way. */
export function ownerOf({ agencies }: Pick<Office, 'agencies'>, agency: number, { owner }: Webhook): Caller | null {
  try {
    return agencies.caller(agency, owner);
  } catch (failure) {
    if (failure instanceof Refusal) return null;
    throw failure;
  }
}

async function bodyFor(office: Office, owner: Caller, { webhook, one }: { webhook: Webhook; one: Happened }): Promise<string | null> {
  const record = await seenRecord(office, owner, { webhook, one });
  if (!record) return null;
  const changed = one.fields.filter((field) => field in record);
  if (one.event.endsWith('.changed') && changed.length === 0) return null;
  const data = { kind: one.kind, id: one.id, ...(one.fields.length && { changed }), by: one.by, command: one.run, record };
  return JSON.stringify({ type: one.event, timestamp: new Date(one.at).toISOString(), data });
}

/** The record as it is now and as the owner sees it; null where it is not theirs to hear of, or not what they asked for. */
async function seenRecord({ records }: Office, owner: Caller, { webhook, one: { kind, id } }: { webhook: Webhook; one: Happened }): Promise<RecordData | null> {
  if (!owner.agency.kinds.find(kind)) return null;
  const itself: Filter = { field: 'id', is: '=', value: id };
  try {
    const filter = webhook.filter ? { all: [itself, parseFilter(webhook.filter)] } : itself;
    const { data: [record] } = await records.list(owner, kind, { filter, archived: 'any', limit: 1 });
    return record && !record.glimpse ? record : null;
  } catch (failure) {
    // A filter of another kind's fields fits none of this kind.
    if (failure instanceof Refusal && failure.status < 500) return null;
    throw failure;
  }
}

const letterId = (job: string, index: number, webhook: string): string => `msg_${createHash('sha256').update(`${job}/${index}/${webhook}`).digest('hex').slice(0, 32)}`;
