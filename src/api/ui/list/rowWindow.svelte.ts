import { cut } from './segments.ts';

const step = 8;
const beside = 12;
/** As many as the first page has, so that what the server draws is what the browser begins with. */
const fewest = 50;

/** Which rows of a long list are drawn: those in sight, some beside them, and the one that has the focus. */
export class RowWindow {
  #from = $state(0);
  #to = $state(fewest);
  /** Of one row in pixels; where cards are of several heights, of the usual one. */
  height = $state(52);
  #scroller: HTMLElement | undefined;
  #measuredAt = 0;

  /** Measures anew whenever it is scrolled or takes another size. */
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

  /** The first row that is drawn in its place. */
  get from(): number {
    return this.#from;
  }

  segments(total: number, kept: readonly number[]) {
    return cut(total, { from: this.#from, to: this.#to, kept });
  }

  /** Whether fewer rows are left below than one scrolls through in a moment. */
  isNearEnd = (total: number): boolean => this.#to + fewest >= total;

  /** Scrolls as little as is needed to see the row whole; `under` so many pixels that lie over the first row. */
  reveal(index: number, under = 0): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const head = this.#headHeight;
    const top = index * this.height;
    const seen = scroller.clientHeight - head;
    if (top < scroller.scrollTop + under) scroller.scrollTop = top - under;
    else if (top + this.height > scroller.scrollTop + seen) scroller.scrollTop = top + this.height - seen;
    this.#look();
  }

  /** How many rows one sees at once. */
  get page(): number {
    return Math.max(1, Math.floor(((this.#scroller?.clientHeight ?? 600) - this.#headHeight) / this.height) - 1);
  }

  get #headHeight(): number {
    return this.#scroller?.querySelector('thead')?.offsetHeight ?? 0;
  }

  #look(): void {
    const scroller = this.#scroller!;
    this.#measure(scroller);
    const first = Math.floor(scroller.scrollTop / this.height);
    const seen = Math.ceil(scroller.clientHeight / this.height);
    const from = Math.max(0, Math.floor((first - beside) / step) * step);
    const to = from + Math.max(fewest, Math.ceil((seen + 2 * beside) / step) * step);
    if (from !== this.#from) this.#from = from;
    if (to !== this.#to) this.#to = to;
  }

  // Once for each width: an average that moved with what is in sight would move what is in sight.
  #measure(scroller: HTMLElement): void {
    if (this.#measuredAt === scroller.clientWidth) return;
    const rows = [...scroller.querySelectorAll('tr[data-row]:not(.head)')].map((row) => row.getBoundingClientRect().height);
    if (!rows.length) return;
    this.height = rows.reduce((sum, height) => sum + height, 0) / rows.length;
    this.#measuredAt = scroller.clientWidth;
  }
}
