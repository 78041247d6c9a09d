import type { ChoiceDescription } from '@gable/api';

interface Row extends Omit<ChoiceDescription, 'value' | 'label'> { key: number; value?: string; label: string }

/** The choices of a field while somebody lists them. One that records may have is retired, and a new one goes. */
export class ChoiceList {
  rows = $state<Row[]>([]);
  readonly offered = $derived(this.rows.filter(({ retired }) => !retired));
  readonly retired = $derived(this.rows.filter(({ retired }) => retired));
  readonly named = $derived(this.offered.filter(({ label }) => label.trim()));
  #last = 0;

  constructor(begun: readonly (string | (ChoiceDescription & { label: string }))[]) {
    this.rows = begun.map((one) => (typeof one === 'string' ? this.#row(one) : { ...one, key: this.#next() }));
    if (this.offered.length === 0) this.add(-1);
  }

  /** Answers the key of the new row, which stands behind that one. */
  add(after: number, label = ''): number {
    const row = this.#row(label);
    this.#take(this.offered.toSpliced(after + 1, 0, row));
    return row.key;
  }

  remove(index: number): void {
    const { value } = this.offered[index]!;
    if (value === undefined) this.#take(this.offered.toSpliced(index, 1));
    else this.offered[index]!.retired = true;
    if (this.offered.length === 0) this.add(-1);
  }

  restore(row: Row): void {
    this.rows = [...this.rows.filter((one) => one.key !== row.key && (one.value !== undefined || one.label.trim())), { ...row, retired: false }];
  }

  mayMove(index: number, by: -1 | 1): boolean {
    return this.offered[index + by] !== undefined;
  }

  move(index: number, by: -1 | 1): void {
    if (this.mayMove(index, by)) this.#take(this.offered.toSpliced(index, 1).toSpliced(index + by, 0, this.offered[index]!));
  }

  /** Each line is a choice; the first stands where it was pasted. Answers the key of the last. */
  paste(index: number, lines: readonly string[]): number {
    const into = this.offered[index]!;
    into.label = (into.label + lines[0]!).slice(0, longest);
    return lines.slice(1).reduce((last, line, at) => this.add(index + at, line) || last, into.key);
  }

  /** As the server is given them. */
  listed(): (string | Omit<Row, 'key'>)[] {
    return [...this.named, ...this.retired].map(({ key: _key, ...row }) => (row.value === undefined ? row.label.trim() : { ...row, label: row.label.trim(), retired: row.retired ?? false }));
  }

  #take(offered: readonly Row[]): void {
    this.rows = [...offered, ...this.retired];
  }

  #row(label: string): Row {
    return { key: this.#next(), label: label.slice(0, longest) };
  }

  #next(): number {
    return (this.#last += 1);
  }
}

/** In letters, as the server takes them. */
export const longest = 60;

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] => text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
