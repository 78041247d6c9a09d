import { filled, sameKeys, type Telling } from '../../same/sameKeys.ts';
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
    for (const { field, text } of sameKeys(this.#telling, row)) this.#rows.set(`${field} ${text}`, entry);
  }

  /** Line of an earlier row about the same; null where there is none. */
  lineOf(row: StagedRow): number | null {
    const own = filled(this.#telling.rule, row[2]);
    for (const { field, text } of sameKeys(this.#telling, row)) {
      const earlier = this.#rows.get(`${field} ${text}`);
      if (earlier && (field !== 'title' || (earlier.has & own) === 0)) return earlier.line;
    }
    return null;
  }
}
