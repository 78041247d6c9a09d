import { BookLookup } from '../../same/bookLookup.ts';
import { factsOf, filled, sameKeys, type Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';
import { KeyTable } from './keyTable.ts';
import type { RowsAt } from './rowsAt.ts';

/** Keys of a name by its sound, in its own script and in others. */
interface Sounds { own: readonly string[]; elsewhere: readonly string[] }

/** So many who sound alike are looked at, the latest first. */
const mostHeard = 200;

/** Rows of a file that make a record, by all that tells them; of a million the texts would take too much, so they stay in the file. */
export class MadeRows {
  readonly #telling: Telling;
  readonly #file: RowsAt;
  readonly #rows = new KeyTable();
  /** By their numbers: where they begin in the file, and the one before that sounds the same. */
  readonly #begins: number[] = [0];
  readonly #heardBefore: number[] = [0];

  constructor(telling: Telling, file: RowsAt) {
    this.#telling = telling;
    this.#file = file;
  }

  /** @param begin byte of the file at which the row begins. */
  add(row: StagedRow, { begin, sounds }: { begin: number; sounds: Sounds }): void {
    const number = this.#begins.push(begin) - 1;
    const [sound] = sounds.own;
    this.#heardBefore.push((sound !== undefined && this.#rows.get(sound)?.row) || 0);
    const entry = { row: number, has: filled(this.#telling.rule, row[2]) };
    for (const key of [...this.#keysOf(row), ...sounds.own]) this.#rows.set(key, entry);
  }

  /** An earlier row about the same. */
  earlier(row: StagedRow, { elsewhere }: Sounds): StagedRow | undefined {
    const own = filled(this.#telling.rule, row[2]);
    for (const key of this.#keysOf(row)) {
      const earlier = this.#rows.get(key);
      if (earlier && (!key.startsWith('title ') || (earlier.has & own) === 0)) return this.#file.read(this.#begins[earlier.row]!);
    }
    return this.#heard(row, elsewhere);
  }

  /** The same name in another script, by the rule that holds for the book. */
  #heard(row: StagedRow, elsewhere: readonly string[]): StagedRow | undefined {
    for (const key of elsewhere) {
      let left = mostHeard;
      for (let number = this.#rows.get(key)?.row ?? 0; number > 0 && left > 0; number = this.#heardBefore[number]!, left -= 1) {
        const earlier = this.#file.read(this.#begins[number]!);
        const one = new BookLookup(this.#telling);
        one.remember(earlier, String(number));
        if (one.find(row)) return earlier;
      }
    }
    return undefined;
  }

  /** Of a title, with all that tells two of it apart. */
  #keysOf(row: StagedRow): string[] {
    const facts = (): string => factsOf(this.#telling, row[2]).join(' ');
    return sameKeys(this.#telling, row).map(({ field, text }) => (field === 'title' ? `${field} ${text} ${facts()}` : `${field} ${text}`));
  }
}
