import { setImmediate } from 'node:timers/promises';
import type { RecordDefinition } from '@gable/db/record.ts';
import { keysElsewhere, soundKey, soundsAlike } from '@gable/db/sound/soundsAlike.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { source } from '../records/columns.ts';
import { searchableWords } from '../records/wordsToSql.ts';

/** Latin letters are below, all others from here on. */
const firstOfOthers = '\u0370';
const mostWords = 50_000;
const mostAdded = 2_000;
const mostBooks = 20;
const wordsAtOnce = 500;
/** A commit may come a little after the instant that it writes. */
const commitMilliseconds = 10_000;

/** Words of a kind by how they sound. */
interface Book { bySound: Map<string, string[]>; known: Set<string>; upTo: number }

/**
 * Which words of a book are a name in another script: of `כהן`, “cohen”. It is read from the index of words when somebody first
 * asks, and what was written since is read before each answer, so that writing costs nothing.
 */
export class HeardWords {
  readonly #engine: Engine;
  readonly #books = new Map<string, Book>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async alike({ agency }: Caller, definition: RecordDefinition, word: string): Promise<string[]> {
    const key = soundKey(word);
    if (key === null || [...word].length < 2) return [];
    // A word that is written in Latin letters is looked for among the others, which are few where most is Latin.
    const books = await Promise.all((word < firstOfOthers ? [true] : [false, true]).map((others) => this.#book(agency.id, { definition, others })));
    return books.flatMap(({ bySound }) => keysElsewhere(key).flatMap((other) => bySound.get(other) ?? [])).filter((other) => soundsAlike(word, other));
  }

  async #book(agency: number, { definition, others }: { definition: RecordDefinition; others: boolean }): Promise<Book> {
    const name = `${agency} ${definition.kind} ${others}`;
    const begun = Date.now() - commitMilliseconds;
    let book = this.#books.get(name);
    this.#books.delete(name);
    const since = book && await this.#titlesSince(agency, { definition, since: book.upTo });
    if (!book || !since) await add(book = { bySound: new Map(), known: new Set(), upTo: begun }, await this.#distinct(agency, { kind: definition.kind, others }));
    else await add(book, since.flatMap(searchableWords).filter((word) => word >= firstOfOthers === others));
    book.upTo = begun;
    if (this.#books.size >= mostBooks) this.#books.delete(this.#books.keys().next().value!);
    this.#books.set(name, book);
    return book;
  }

  /** Null where so many were written that reading all words is less. */
  async #titlesSince(agency: number, { definition, since }: { definition: RecordDefinition; since: number }): Promise<string[] | null> {
    const rows = await this.#engine.read(agency, { sql: `SELECT t.title FROM ${source(definition)} WHERE t.agency_id = ? AND t.updated_at >= ? LIMIT ?`, params: [agency, since, mostAdded] });
    return rows.length === mostAdded ? null : rows.map(([title]) => title as string);
  }

  /** Each word once, from one to the next in the index. */
  async #distinct(agency: number, { kind, others }: { kind: string; others: boolean }): Promise<string[]> {
    const next = 'SELECT min(word) FROM search_words WHERE agency_id = ? AND kind = ? AND word >';
    const rows = await this.#engine.read(agency, {
      sql: `WITH RECURSIVE found (word) AS (${next}= ? UNION ALL SELECT (${next} found.word AND word < ?) FROM found WHERE found.word IS NOT NULL) SELECT word FROM found LIMIT ?`,
      params: [agency, kind, others ? firstOfOthers : 'a', agency, kind, others ? '\u{10ffff}' : firstOfOthers, mostWords],
    }, { big: true });
    return rows.flatMap(([word]) => (word === null ? [] : [word as string]));
  }
}

async function add({ bySound, known }: Book, words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) {
    // Others have waited for a turn meanwhile.
    if (index % wordsAtOnce === wordsAtOnce - 1) await setImmediate();
    if (known.has(word)) continue;
    known.add(word);
    const key = /\d/.test(word) ? null : soundKey(word);
    if (key !== null) bySound.set(key, [...bySound.get(key) ?? [], word]);
  }
}
