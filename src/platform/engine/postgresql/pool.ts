import { Refusal } from '@gable/api';
import type { Link } from './link.ts';
import type { Server } from './server.ts';

interface Waiting { take: (link: Link | null) => void }

/** Plans grow stale and servers move, so no link is used for longer. */
const oldestMilliseconds = 30 * 60_000;

/** So many links at most; each is lent to one who works on it alone. */
export class Pool {
  readonly #server: Server;
  readonly #most: number;
  #free: Link[] = [];
  #waiting: Waiting[] = [];
  #count = 0;
  #closed = false;

  constructor(server: Server, most: number) {
    this.#server = server;
    this.#most = most;
  }

  async use<Result>(until: number, work: (link: Link) => Promise<Result>): Promise<Result> {
    const link = await this.borrow(until);
    try {
      return await work(link);
    } finally {
      this.giveBack(link);
    }
  }

  async borrow(until: number): Promise<Link> {
    if (this.#closed) throw new Error('The database is closed.');
    const link = this.#take();
    if (link) return link;
    if (this.#count >= this.#most) return (await this.#next(until)) ?? this.borrow(until);
    this.#count += 1;
    try {
      return await this.#server.link(until);
    } catch (failure) {
      this.#count -= 1;
      this.#waiting.shift()?.take(null);
      throw failure;
    }
  }

  giveBack(link: Link): void {
    if (link.isLost || this.#closed || performance.now() - link.opened > oldestMilliseconds) {
      this.#count -= 1;
      void link.close();
      this.#waiting.shift()?.take(null);
    } else {
      const next = this.#waiting.shift();
      if (next) next.take(link);
      else this.#free.push(link);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#free.splice(0).map((link) => link.close()));
  }

  /** The one used last, so that those beyond the need fall out of use. */
  #take(): Link | undefined {
    for (let link = this.#free.pop(); link; link = this.#free.pop()) {
      if (!link.isLost) return link;
      this.#count -= 1;
    }
    return undefined;
  }

  /** Null where a link has gone, so that there is room for a new one. */
  #next(until: number): Promise<Link | null> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        take: (link) => {
          clearTimeout(timer);
          resolve(link);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(new Refusal('storage.busy', { status: 503 }));
      }, Math.max(100, until - performance.now()));
      this.#waiting.push(waiting);
    });
  }
}
