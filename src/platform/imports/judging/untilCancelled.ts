const lookMilliseconds = 300;

/** Why work ends of which nothing is wanted any more. */
export const cancelled = new Error('The import is cancelled.');

/**
 * Aborted within a moment once somebody has cancelled. It is looked for where it is written, for it may have been asked of
 * another process.
 */
export class UntilCancelled {
  readonly #stopping = new AbortController();
  readonly #isAsked: () => Promise<boolean>;
  readonly #looking: NodeJS.Timeout;

  constructor(isAsked: () => Promise<boolean>) {
    this.#isAsked = isAsked;
    this.#looking = setInterval(() => void this.look().catch(() => undefined), lookMilliseconds);
  }

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  async look(): Promise<void> {
    if (await this.#isAsked()) this.#stopping.abort(cancelled);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#looking);
  }
}
