/** Does one thing again and again, never twice at once. Who asks while it is being done shares the next turn, which begins after they asked. */
export class Turns {
  readonly #work: () => Promise<void>;
  #now: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Fails where its turn fails; the next one is tried all the same. */
  ask(): Promise<void> {
    if (!this.#now && !this.#next) return this.#begin();
    this.#next ??= this.#now!.catch(() => {}).then(() => this.#begin());
    return this.#next;
  }

  /** What is being done or waits for its turn; null where there is nothing. */
  get underWay(): Promise<void> | null {
    return this.#next ?? this.#now;
  }

  #begin(): Promise<void> {
    this.#next = null;
    this.#now = this.#work().finally(() => { this.#now = null; });
    return this.#now;
  }
}
