import { factsOf, filled, sameKeys, type Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';
import { KeyTable } from './keyTable.ts';
import type { RowsAt } from './rowsAt.ts';

/** Rows of a file that make a record, by all that tells them; of a million the texts would take too much, so they stay in the file. */
export class MadeRows {
  readonly #telling: Telling;
  readonly #file: RowsAt;
  readonly #rows = new KeyTable();
  /** By their numbers, where they begin in the file. */
  readonly #begins: number[] = [0];

  constructor(telling: Telling, file: RowsAt) {
    this.#telling = telling;
    this.#file = file;
  }

  /** @param begin byte of the file at which the row begins. */
  add(row: StagedRow, begin: number): void {
    const entry = { row: this.#begins.push(begin) - 1, has: filled(this.#telling.rule, row[2]) };
    for (const key of this.#keysOf(row)) this.#rows.set(key, entry);
  }

  /** An earlier row about the same. */
  earlier(row: StagedRow): StagedRow | undefined {
    const own = filled(this.#telling.rule, row[2]);
    for (const key of this.#keysOf(row)) {
      const earlier = this.#rows.get(key);
      if (earlier && (!key.startsWith('title ') || (earlier.has & own) === 0)) return this.#file.read(this.#begins[earlier.row]!);
    }
    return undefined;
  }

  /** Of a title, with all that tells two of it apart. */
  #keysOf(row: StagedRow): string[] {
    const facts = (): string => factsOf(this.#telling, row[2]).join(' ');
    return sameKeys(this.#telling, row).map(({ field, text }) => (field === 'title' ? `${field} ${text} ${facts()}` : `${field} ${text}`));
  }
}
