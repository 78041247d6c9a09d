/** Remembers how far a page was scrolled, so that going back finds the same line. */
export class ScrollMemory {
  readonly #places = new Map<string, number>();
  #element: HTMLElement | undefined;

  attach = (element: HTMLElement) => {
    this.#element = element;
    return () => (this.#element = undefined);
  };

  leave(address: string): void {
    if (this.#element) this.#places.set(address, this.#element.scrollTop);
  }

  arrive(address: string): void {
    if (this.#element) this.#element.scrollTop = this.#places.get(address) ?? 0;
  }
}
