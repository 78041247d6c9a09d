import { SvelteSet } from 'svelte/reactivity';
import type { RecordData } from '../../index.ts';

/** Which rows of a list are chosen for something to be done with all of them. */
export class Selection {
  readonly #ids = new SvelteSet<string>();
  readonly #data: () => RecordData[];
  #last: string | undefined;

  constructor(data: () => RecordData[]) {
    this.#data = data;
  }

  /** All that fit are chosen, those included that are not loaded. */
  isWhole = $state(false);

  /** Those that are still shown. */
  get records(): RecordData[] {
    return this.#data().filter(({ id }) => this.#ids.has(id));
  }

  get size(): number {
    return this.records.length;
  }

  /** Whether all rows that are loaded are chosen. */
  get isEverything(): boolean {
    return this.#data().every(({ id, glimpse }) => glimpse || this.#ids.has(id));
  }

  has({ id, glimpse }: RecordData): boolean {
    return (this.isWhole && !glimpse) || this.#ids.has(id);
  }

  toggle(record: RecordData): void {
    if (record.glimpse) return;
    this.isWhole = false;
    if (!this.#ids.delete(record.id)) this.#ids.add(record.id);
    this.#last = record.id;
  }

  /** Chooses on from one row that the focus leaves to the one that it goes to. */
  extend(from: RecordData, to: RecordData): void {
    if (!from.glimpse && !this.#ids.has(from.id)) this.#ids.add(from.id);
    this.#last ??= from.id;
    this.reach(to);
  }

  /** Chooses all from the last one that was chosen up to this one. */
  reach(record: RecordData): void {
    const data = this.#data();
    const from = data.findIndex(({ id }) => id === this.#last);
    const to = data.indexOf(record);
    const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
    for (const one of data.slice(first, last + 1)) if (!one.glimpse) this.#ids.add(one.id);
    this.#last ??= record.id;
  }

  whole(): void {
    this.all();
    this.isWhole = true;
  }

  all(): void {
    for (const record of this.#data()) if (!record.glimpse) this.#ids.add(record.id);
  }

  clear(): void {
    this.isWhole = false;
    this.#ids.clear();
    this.#last = undefined;
  }
}
