import { readingOf } from '../engine/reading.ts';
import type { Office } from '../office.ts';
import { usualReach, type Reach } from '../outside/address.ts';
import { callCarrier } from './queue.ts';
import { keepOutcome } from './outcome.ts';
import { send } from './send.ts';
import { signed } from './signature.ts';
import { findWebhook, type SecretWebhook } from './stored.ts';
import { ownerOf } from './tell.ts';

/** Letters on their way to one address at once; the others wait. */
const mostAtOnce = 4;
/** After so long without a word whoever took a letter is thought to be gone, and somebody else sends it. */
const claimMilliseconds = 60_000;

export interface Carrying { reach?: Reach; within?: number }
export interface Letter { id: string; body: string; attempts: number; nextAt: number }

/** Webhooks that an office is at, with whether somebody asked again meanwhile. */
const underWayOf = new WeakMap<Office, Map<string, { again: boolean }>>();

/** Sends all that is due to one webhook, then calls the next carrier for what has to wait. */
export async function carry(office: Office, { agency, webhook, stopped }: { agency: number; webhook: string; stopped?: AbortSignal }, carrying: Carrying = {}): Promise<void> {
  const key = `${agency}/${webhook}`;
  const underWay = underWayOf.get(office) ?? underWayOf.set(office, new Map()).get(office)!;
  const running = underWay.get(key);
  if (running) return void (running.again = true);
  const own = { again: true };
  underWay.set(key, own);
  try {
    while (own.again && !stopped?.aborted) {
      own.again = false;
      await carryDue(office, { agency, webhook, stopped }, carrying);
    }
  } finally {
    underWay.delete(key);
  }
  await office.engine.write(agency, async (connection) => {
    const [[next]] = await connection.rows("SELECT min(next_at) FROM webhook_deliveries WHERE agency_id = ? AND webhook_id = ? AND state = 'waiting'", [agency, webhook]) as [[number | null]];
    if (next !== null) await callCarrier(connection, { agency, webhook, at: Math.max(Number(next), Date.now() + 1_000) });
  });
}

async function carryDue(office: Office, { agency, webhook: id, stopped }: { agency: number; webhook: string; stopped: AbortSignal | undefined }, carrying: Carrying): Promise<void> {
  for (;;) {
    const webhook = await findWebhook(readingOf(office.engine, agency), { agency, id });
    if (!webhook || webhook.state !== 'active' || !ownerOf(office, agency, webhook) || stopped?.aborted) return;
    const letters = await claim(office, { agency, webhook: id });
    if (letters.length === 0) return;
    await Promise.all(letters.map((letter) => sendOne(office, { agency, webhook, letter }, carrying)));
  }
}

/** Takes a few that are due. Two who reach for the same one don't both get it. */
async function claim({ engine }: Office, { agency, webhook }: { agency: number; webhook: string }): Promise<Letter[]> {
  return engine.write(agency, async (connection) => {
    const now = Date.now();
    const due = await connection.rows(
      `SELECT id, body, attempts, next_at FROM webhook_deliveries WHERE agency_id = ? AND webhook_id = ? AND state = 'waiting' AND next_at <= ?
       ORDER BY next_at, id LIMIT ${mostAtOnce}`, [agency, webhook, now],
    );
    const taken: Letter[] = [];
    for (const [id, body, attempts, nextAt] of due) {
      const isOurs = await connection.change("UPDATE webhook_deliveries SET next_at = ? WHERE agency_id = ? AND id = ? AND state = 'waiting' AND next_at = ?", [now + claimMilliseconds, agency, id!, nextAt!]);
      if (isOurs) taken.push({ id: id as string, body: body as string, attempts: Number(attempts), nextAt: now + claimMilliseconds });
    }
    return taken;
  });
}

async function sendOne(office: Office, { agency, webhook, letter }: { agency: number; webhook: SecretWebhook; letter: Letter }, { reach = usualReach(), within }: Carrying): Promise<void> {
  const at = Date.now();
  const headers = { ...signed({ id: letter.id, at, body: letter.body, secrets: webhook.secrets }), 'user-agent': `Gable/${office.version}` };
  const outcome = await send({ address: webhook.address, headers, body: letter.body }, { reach, ...(within !== undefined && { within }) });
  await keepOutcome(office, { agency, webhook, letter, at, outcome });
}
