import { factsOf, filled, sameKeys, type Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';
import { KeyTable } from './keyTable.ts';

/** Rows of a file that make a record, by all that tells them; of a million the texts would take too much, and so names are not heard across scripts here. */
export class MadeRows {
  readonly #telling: Telling;
  readonly #rows = new KeyTable();

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  add(row: StagedRow): void {
    const entry = { line: row[1], has: filled(this.#telling.rule, row[2]) };
    for (const key of this.#keysOf(row)) this.#rows.set(key, entry);
  }

  /** Line of an earlier row about the same; null where there is none. */
  lineOf(row: StagedRow): number | null {
    const own = filled(this.#telling.rule, row[2]);
    for (const key of this.#keysOf(row)) {
      const earlier = this.#rows.get(key);
      if (earlier && (!key.startsWith('title ') || (earlier.has & own) === 0)) return earlier.line;
    }
    return null;
  }

  /** Of a title, with all that tells two of it apart. */
  #keysOf(row: StagedRow): string[] {
    const facts = (): string => factsOf(this.#telling, row[2]).join(' ');
    return sameKeys(this.#telling, row).map(({ field, text }) => (field === 'title' ? `${field} ${text} ${facts()}` : `${field} ${text}`));
  }
}
