import { Refusal, type FoundKind } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { hitsOf, type Hits } from '../records/hits.ts';
import { searchableWords } from '../records/wordsToSql.ts';
import { HeardWords } from './heard.ts';
import { idsByPartOfNumber } from './partOfNumber.ts';
import { whereMet } from './whereMet.ts';

/** How many records of a kind an answer holds unless told, and at most. */
export const hitsPerKind = { usual: 6, most: 50 };
/** In so many ways are words written elsewhere, at most. */
const mostWays = 8;

interface Asked { words: string; kinds?: readonly string[] | undefined; limit?: number | undefined }

/** Searching on behalf of somebody, through all that they see. */
export class Search {
  readonly #office: Pick<Office, 'engine' | 'records' | 'rules'>;
  readonly #heard: HeardWords;

  constructor(office: Pick<Office, 'engine' | 'records' | 'rules'>) {
    this.#office = office;
    this.#heard = new HeardWords(office.engine);
  }

  /**
   * Records of all kinds that some words find, in any order, each the beginning of a word: the kinds in which they find something,
   * and of each the best. What the caller doesn't see is neither found nor told.
   * @throws Refusal `record.unknownKind` (404), `query.tooManyWords` (400).
   */
  async find(caller: Caller, { words, kinds, limit = hitsPerKind.usual }: Asked): Promise<FoundKind[]> {
    if (searchableWords(words).length === 0) return [];
    const seen = seenKinds(caller);
    const definitions = kinds?.length ? kinds.map((kind) => seen.get(kind)) : seen.all();
    const found = await Promise.all(definitions.map((definition) => this.#findIn(caller, { definition, words, limit })));
    return found.filter(({ hits }) => hits.length > 0);
  }

  async #findIn(caller: Caller, { definition, words, limit }: Sought): Promise<FoundKind> {
    const { records } = this.#office;
    const asked = new Set(searchableWords(words));
    let hits = await hitsOf(this.#office.engine, caller, { definition, query: { words }, limit });
    if (hits.ids.length < limit) hits = together(hits, await this.#byPartOfNumber(caller, { definition, words, limit }), limit);
    if (hits.ids.length < limit) {
      for (const elsewhere of await this.#inOtherScripts(caller, { definition, words })) {
        for (const word of searchableWords(elsewhere)) asked.add(word);
        hits = together(hits, await hitsOf(this.#office.engine, caller, { definition, query: { words: elsewhere }, limit }), limit);
      }
    }
    const given = await Promise.all(hits.ids.map((id) => records.get(caller, { kind: definition.kind, id }).catch(unlessGone)));
    return {
      kind: definition.kind, more: hits.more, newestOnly: hits.newestOnly,
      hits: given.flatMap((data) => (data ? [{ ...data, met: whereMet(definition, data, [...asked]) }] : [])),
    };
  }

  /** A number may be the middle of one that somebody remembers. */
  async #byPartOfNumber(caller: Caller, { definition, words, limit }: Sought): Promise<Hits> {
    const part = await idsByPartOfNumber(this.#office.engine, caller, { definition, words });
    return part ? hitsOf(this.#office.engine, caller, { definition, query: { words: part.otherWords }, limit, among: part }) : none;
  }

  /** The same words, each as names of people are written in other scripts. */
  async #inOtherScripts(caller: Caller, { definition, words }: Pick<Sought, 'definition' | 'words'>): Promise<string[]> {
    if (!this.#office.rules.same.of(definition.kind).some(({ soundIn }) => soundIn)) return [];
    let ways: string[][] = [[]];
    for (const word of searchableWords(words)) {
      const said = [word, ...await this.#heard.alike(caller, definition, word)];
      ways = said.flatMap((one) => ways.map((way) => [...way, one])).slice(0, mostWays);
    }
    return ways.slice(1).map((way) => way.join(' '));
  }
}

interface Sought { definition: RecordDefinition; words: string; limit: number }

const none: Hits = { ids: [], more: false, newestOnly: false };

function together(one: Hits, other: Hits, limit: number): Hits {
  const ids = [...new Set([...one.ids, ...other.ids])];
  return { ids: ids.slice(0, limit), more: one.more || other.more || ids.length > limit, newestOnly: one.newestOnly || other.newestOnly };
}

/** It may have been taken away since it was found. */
function unlessGone(failure: unknown): null {
  if (failure instanceof Refusal && failure.status === 404) return null;
  throw failure;
}
