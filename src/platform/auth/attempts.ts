import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import { Refusal } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { Connection, Engine } from '../engine/engine.ts';
import { reachOf, type Reach } from './reach.ts';
import { hashOf } from './secrets.ts';

export interface Limit { most: number; minutes: number }

/** Whose attempts are counted together, and how many are too many. */
export interface Bucket { name: string; limit: Limit }

/** Attempts that were counted, so that they can be taken back. */
export type Counted = { bucket: string; id: string }[];

/** Counts what people try, on disk, so that a restart forgives nobody. */
export class Attempts {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Counts one attempt in each of the buckets, before its outcome is known: many at once are counted as many.
   * @throws Refusal `tooManyAttempts` (429) where one of them is full; then none is counted.
   */
  async count(buckets: readonly Bucket[]): Promise<Counted> {
    // Looked at outside of the queue first, so that a flood does not hold up those who write.
    await refuseFull(reachOf(this.#engine), buckets);
    return this.#engine.write(null, (connection) => countIn(connection, buckets));
  }

  /** Takes back those of one attempt: it was refused for no fault of the person's. */
  async takeBack(counted: Counted): Promise<void> {
    await this.#engine.write(null, async (connection) => {
      for (const { bucket, id } of counted) await connection.change('DELETE FROM attempts WHERE bucket = ? AND id = ?', [bucket, id]);
    });
  }
}

/** As `count`, within a transaction that is under way. */
export async function countIn(connection: Connection, buckets: readonly Bucket[]): Promise<Counted> {
  const now = Date.now();
  const counted = buckets.map(({ name }) => ({ bucket: hashOf(name), id: newId() }));
  for (const { bucket } of counted) await queueUp(connection, bucket);
  await refuseFull(connection, buckets);
  for (const { bucket, id } of counted) await connection.change('INSERT INTO attempts (bucket, at, id) VALUES (?, ?, ?)', [bucket, now, id]);
  return counted;
}

/** A success clears the first bucket, the account's, and of the others only itself: one's own account must not pay for guesses at many. */
export async function forgive(connection: Reach, [own, ...others]: Counted): Promise<void> {
  if (own) await connection.change('DELETE FROM attempts WHERE bucket = ?', [own.bucket]);
  for (const { bucket, id } of others) await connection.change('DELETE FROM attempts WHERE bucket = ? AND id = ?', [bucket, id]);
}

export async function sweepAttempts(connection: Reach): Promise<void> {
  await connection.change('DELETE FROM attempts WHERE at < ?', [Date.now() - 24 * 60 * 60_000]);
}

async function refuseFull(reach: Pick<Reach, 'rows'>, buckets: readonly Bucket[]): Promise<void> {
  const now = Date.now();
  for (const { name, limit: { most, minutes } } of buckets) {
    const window = minutes * 60_000;
    const [first] = await reach.rows('SELECT at FROM attempts WHERE bucket = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?', [hashOf(name), now - window, most - 1]);
    if (first) {
      const retryAfterSeconds = Math.ceil((Number(first[0]) + window - now) / 1_000);
      throw new Refusal('tooManyAttempts', { status: 429, values: { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) } });
    }
  }
}

/** On PostgreSQL other processes count at the same instant; on SQLite there is one writer anyhow. */
async function queueUp(connection: Connection, bucket: string): Promise<void> {
  if (connection.dialect === 'postgresql') await connection.rows('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text', [bucket]);
}

/** Whom an address belongs to: of IPv6 everybody has a whole /64, so that is what is counted. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = new SocketAddress({ address: address.replace(/%.*/, ''), family: 'ipv6' }).address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
