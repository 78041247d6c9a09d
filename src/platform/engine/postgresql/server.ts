import { setTimeout as rest } from 'node:timers/promises';
import { isAway } from './failures.ts';
import { Link, type LinkOptions } from './link.ts';

const connectMilliseconds = 2_000;
/** Who is served later than this after coming is refused, where the server is away. */
const patienceMilliseconds = 2_800;

/** The database server: where links come from, and the knowledge whether it is there. */
export class Server {
  readonly url: string;
  readonly role: string;
  #asking: Promise<boolean> | null = null;
  #awaySince = -Infinity;

  constructor(url: string, role: string) {
    this.url = url;
    this.role = role;
  }

  async link(until = Infinity, more: Pick<LinkOptions, 'onNotify'> = {}): Promise<Link> {
    const left = Math.max(100, Math.min(connectMilliseconds, until - performance.now()));
    try {
      return await Link.open(this.url, { role: this.role, connectMilliseconds: left, isServerThere: () => this.isThere(), ...more });
    } catch (failure) {
      if (isAway(failure)) this.#awaySince = performance.now();
      throw failure;
    }
  }

  /** All who wonder at the same time share one answer. */
  isThere(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => { this.#asking = null; });
    return this.#asking;
  }

  /** Tries again while the server is away (or what else `mayPass`), as long as one who came at `since` can be asked to wait. */
  async whileAway<Result>(since: number, attempt: (until: number) => Promise<Result>, mayPass = isAway): Promise<Result> {
    for (;;) {
      const until = Math.max(since + patienceMilliseconds, performance.now() + (this.#isKnownAway() ? 100 : connectMilliseconds));
      try {
        return await attempt(until);
      } catch (failure) {
        if (!mayPass(failure) || performance.now() > since + patienceMilliseconds - 300) throw failure;
        await rest(100);
      }
    }
  }

  /** So that of many who wait only the first ones wait for the server itself. */
  #isKnownAway(): boolean {
    return performance.now() - this.#awaySince < 1_000;
  }

  async #ask(): Promise<boolean> {
    try {
      const link = await this.link();
      void link.close();
      return true;
    } catch (failure) {
      return !isAway(failure);
    }
  }
}

