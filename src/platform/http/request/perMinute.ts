import { Refusal } from '@gable/api';

interface Window { endsAt: number; left: number }

/** Counts requests by who makes them, in windows of a minute. In memory: a restart forgives, and no request waits for a disk. */
export class PerMinute {
  readonly limit: number;
  readonly #windows = new Map<string, Window>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @throws Refusal `request.tooMany` (429) with the seconds to wait. */
  take(who: string, now = Date.now()): void {
    let window = this.#windows.get(who);
    if (window === undefined || window.endsAt <= now) {
      if (this.#windows.size > 10_000) this.#forget(now);
      window = { endsAt: now + 60_000, left: this.limit };
      this.#windows.set(who, window);
    }
    window.left -= 1;
    if (window.left < 0) {
      throw new Refusal('request.tooMany', { status: 429, values: { retryAfterSeconds: Math.ceil((window.endsAt - now) / 1000) } });
    }
  }

  #forget(now: number): void {
    for (const [who, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(who);
  }
}
