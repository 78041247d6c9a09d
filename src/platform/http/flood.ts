const windowMilliseconds = 1_000;

/**
 * Notices when there is too much to tell one by one, as while a file comes in. Then one word a second says that much has
 * happened, until a second has passed in which it was little.
 */
export class Flood {
  readonly #most: number;
  readonly #tellThatMuchHappened: () => void;
  #counted = 0;
  #countedSince = 0;
  #telling: NodeJS.Timeout | undefined;

  constructor(most: number, tellThatMuchHappened: () => void) {
    this.#most = most;
    this.#tellThatMuchHappened = tellThatMuchHappened;
  }

  /** Whether the next one is part of a flood, and so not to be told by itself. */
  swallows(): boolean {
    if (!this.#telling && Date.now() - this.#countedSince >= windowMilliseconds) this.#begin();
    this.#counted += 1;
    if (this.#counted <= this.#most && !this.#telling) return false;
    this.#telling ??= this.#later();
    return true;
  }

  end(): void {
    clearTimeout(this.#telling);
  }

  #begin(): void {
    this.#counted = 0;
    this.#countedSince = Date.now();
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => {
      const isOver = this.#counted <= this.#most;
      if (this.#counted > 0) this.#tellThatMuchHappened();
      this.#begin();
      this.#telling = isOver ? undefined : this.#later();
    }, windowMilliseconds).unref();
  }
}
