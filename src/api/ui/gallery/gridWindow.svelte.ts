/** Which rows of a grid of cards are drawn: those in sight and one screen on either side. */
export class GridWindow {
  columns = $state(4);
  #from = $state(0);
  #to = $state(8);
  /** Of one row with the room after it, in pixels. */
  rowHeight = $state(300);
  #scroller: HTMLElement | undefined;
  readonly #narrowest: number;
  readonly #gap: number;

  constructor({ narrowest, gap }: { narrowest: number; gap: number }) {
    this.#narrowest = narrowest;
    this.#gap = gap;
  }

  attach = (scroller: HTMLElement): (() => void) => {
    this.#scroller = scroller;
    const look = () => this.#look();
    const resizing = new ResizeObserver(look);
    resizing.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resizing.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  };

  /** The cards to draw, and the room of those above and below. */
  cut(total: number): { first: number; end: number; above: number; below: number } {
    const rows = Math.ceil(total / this.columns);
    const [from, to] = [Math.min(this.#from, Math.max(0, rows - 1)), Math.min(this.#to, rows)];
    return { first: from * this.columns, end: Math.min(total, to * this.columns), above: from * this.rowHeight, below: Math.max(0, rows - to) * this.rowHeight };
  }

  isNearEnd = (total: number): boolean => (this.#to + 4) * this.columns >= total;

  get page(): number {
    return Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 600) / this.rowHeight));
  }

  /** Scrolls as little as is needed to see a card whole. */
  reveal(index: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = Math.floor(index / this.columns) * this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + this.rowHeight - scroller.clientHeight;
    this.#look();
  }

  #look(): void {
    const scroller = this.#scroller!;
    const style = getComputedStyle(scroller);
    const width = scroller.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
    this.columns = Math.max(1, Math.floor((width + this.#gap) / (this.#narrowest + this.#gap)));
    const card = scroller.querySelector<HTMLElement>('[data-card]');
    if (card) this.rowHeight = card.offsetHeight + this.#gap;
    const seen = Math.ceil(scroller.clientHeight / this.rowHeight);
    const first = Math.floor(scroller.scrollTop / this.rowHeight);
    this.#from = Math.max(0, first - seen);
    this.#to = first + 2 * seen + 1;
  }
}
