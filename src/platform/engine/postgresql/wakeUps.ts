import { randomBytes } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { log, traced } from '../../log.ts';
import { isAway } from './failures.ts';
import type { Link } from './link.ts';
import type { Server } from './server.ts';

const channel = 'gable';
const spoken = 'gable_said';
const gatherMilliseconds = 20;
const retryMilliseconds = 300;
const pulseMilliseconds = 5_000;
/** Doubt about a commit lasts for seconds. As good a question as any to see that the server is there. */
const sweepCommits = "DELETE FROM commits WHERE id IN (SELECT id FROM commits WHERE at < now() - interval '10 minutes' LIMIT 10000 FOR UPDATE SKIP LOCKED)";

/**
 * Tells the other processes which agencies have something new, and hears it from them. A notification only wakes: it is
 * sent after the commit, because one inside of it makes all commits of the server wait for each other.
 */
export class WakeUps {
  readonly #server: Server;
  readonly #own = randomBytes(6).toString('hex');
  #listeners: ((agency: number) => void)[] = [];
  #hearers: ((text: string) => void)[] = [];
  #changed = new Set<number>();
  #link: Link | null = null;
  #end = new AbortController();
  #listening: Promise<void>;

  constructor(server: Server) {
    this.#server = server;
    this.#listening = this.#listen();
  }

  onForeignCommit(listener: (agency: number) => void): void {
    this.#listeners.push(listener);
  }

  wake(agency: number): void {
    if (this.#changed.size === 0) setTimeout(() => void this.#tell(), gatherMilliseconds);
    this.#changed.add(agency);
  }

  onSaid(listener: (text: string) => void): void {
    this.#hearers.push(listener);
  }

  /** At once, and not again where the server is away. */
  say(text: string): void {
    if (!this.#link || this.#link.isLost) return;
    this.#link.tell(`NOTIFY ${spoken}, '${this.#own} ${Buffer.from(text).toString('base64url')}'`).catch(() => {});
  }

  async close(): Promise<void> {
    await this.#tell();
    this.#end.abort();
    await this.#link?.close();
    await this.#listening;
  }

  async #tell(): Promise<void> {
    // A payload has at most 8,000 bytes.
    const agencies = [...this.#changed].slice(0, 300);
    if (agencies.length === 0 || !this.#link || this.#link.isLost) return;
    for (const agency of agencies) this.#changed.delete(agency);
    try {
      await this.#link.tell(`NOTIFY ${channel}, '${this.#own} ${agencies.join(' ')}'`);
      await this.#tell();
    } catch {
      // Told as soon as the server is back.
      for (const agency of agencies) this.#changed.add(agency);
    }
  }

  async #listen(): Promise<void> {
    while (!this.#end.signal.aborted) {
      try {
        this.#link = await this.#server.link(Infinity, { onNotify: (from, payload) => this.#hear(from, payload) });
        await this.#stayOn(this.#link);
      } catch (failure) {
        // Others hear nothing until it works again, but nothing is lost by it: they are told of all they missed.
        if (!isAway(failure)) log('error', 'Could not listen to the database.', { failure: traced(failure) });
        await pause(retryMilliseconds, this.#end.signal);
      } finally {
        await this.#link?.close();
      }
    }
  }

  async #stayOn(link: Link): Promise<void> {
    await link.tell(`LISTEN ${channel}; LISTEN ${spoken}`);
    // What was told before is lost, so everybody may have something new.
    this.#announce((await link.tell('SELECT id FROM agencies')).rows.map(([id]) => id as number));
    await this.#tell();
    while (!this.#end.signal.aborted) {
      await link.tell(sweepCommits);
      await pause(pulseMilliseconds, link.ended);
    }
  }

  #hear(on: string, payload: string): void {
    const [from, ...told] = payload.split(' ');
    if (from === this.#own) return;
    else if (on === channel) this.#announce(told.map(Number));
    else for (const listener of this.#hearers) listener(Buffer.from(told[0]!, 'base64url').toString());
  }

  #announce(agencies: number[]): void {
    for (const agency of agencies) for (const listener of this.#listeners) listener(agency);
  }
}

/** Ends before its time when it is told to. */
function pause(milliseconds: number, end: AbortSignal): Promise<void> {
  return rest(milliseconds, undefined, { signal: end, ref: false }).catch(() => {});
}
