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

  /** Those that are still shown. */
  get records(): RecordData[] {
    return this.#data().filter(({ id }) => this.#ids.has(id));
  }

  get size(): number {
    return this.records.length;
  }

  has({ id }: RecordData): boolean {
    return this.#ids.has(id);
  }

  toggle(record: RecordData): void {
    if (record.glimpse) return;
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

  all(): void {
    for (const record of this.#data()) if (!record.glimpse) this.#ids.add(record.id);
  }

  clear(): void {
    this.#ids.clear();
    this.#last = undefined;
  }
}
