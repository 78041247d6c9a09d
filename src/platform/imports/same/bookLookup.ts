import type { Reading } from '../../engine/engine.ts';
import type { StagedRow } from '../staging.ts';
import { filled, sameKeys, type SameKey, type Telling } from './sameKeys.ts';
import { recordsBy } from './recordsBy.ts';

export interface Sought extends Telling { reading: Reading; agency: number }

/** A record that a row is about, and the field and value that told. */
export interface Match extends SameKey { id: string }

/** `has` are the shared fields that it fills. */
export interface Known { id: string; has: number }

/** What the book has of some rows, and what was made of them since. */
export class BookLookup {
  readonly #telling: Telling;
  readonly #known: Map<string, Known[]>;

  constructor(telling: Telling, known: Map<string, Known[]>) {
    this.#telling = telling;
    this.#known = known;
  }

  find(row: StagedRow): Match | undefined {
    const own = filled(this.#telling.rule, row[2]);
    for (const key of sameKeys(this.#telling, row)) {
      const known = this.#known.get(nameOf(key));
      const same = key.field === 'title' ? known?.find(({ has }) => (has & own) === 0) : known?.[0];
      if (same) return { ...key, id: same.id };
    }
    return undefined;
  }

  remember(row: StagedRow, id: string): void {
    const has = filled(this.#telling.rule, row[2]);
    for (const key of sameKeys(this.#telling, row)) this.#known.set(nameOf(key), [...(this.#known.get(nameOf(key)) ?? []), { id, has }]);
  }
}

/** Asks for all rows at once. */
export async function lookUp({ reading, agency, ...telling }: Sought, rows: readonly StagedRow[]): Promise<BookLookup> {
  const texts = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const { field, text } of sameKeys(telling, row)) texts.set(field, (texts.get(field) ?? new Set()).add(text));
  }
  const known = new Map<string, Known[]>();
  for (const [field, wanted] of texts) {
    for (const [text, one] of await recordsBy(reading, telling, { agency, field, texts: [...wanted] })) {
      const name = nameOf({ field, text });
      known.set(name, [...(known.get(name) ?? []), one]);
    }
  }
  return new BookLookup(telling, known);
}

const nameOf = ({ field, text }: SameKey): string => `${field} ${text}`;
