import { setImmediate } from 'node:timers/promises';
import { Refusal, type RecordData, type TagInUse } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { isId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine, Reading, Row } from '../engine/engine.ts';
import { accessOf, type Access } from '../permissions/access.ts';
import { withFiles } from '../files/withFiles.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { sightOf, seesWhole, type Sight } from '../permissions/sight.ts';
import { aggregate, type Aggregation, type Group } from './aggregate.ts';
import { allColumns, at, keepersOf, source } from './columns.ts';
import { unfolded } from './addedFields.ts';
import { isLookedUp, mayScan } from './effort.ts';
import { inclusions, withTitles, type Inclusion } from './include.ts';
import { listedKinds, type Kinds } from './kinds.ts';
import { addConditions, planListing, type Listing } from './listQuery.ts';
import { readPage } from './readPage.ts';
import { fieldsToGive, neededColumns, toData } from './recordData.ts';
import { SqlText } from './sqlText.ts';
import { tagsInUse } from './tagsInUse.ts';
import type { TakenColumns } from './takenColumns.ts';
import { wholeBook } from './wholeBook.ts';

/** Counting stops here: nobody needs the exact number of more, and it is what makes lists slow elsewhere. */
const countLimit = 10_000;

/** Reading records on behalf of somebody. Every reading from the outside passes here, and so do the rights. */
export class Records {
  readonly kinds: Kinds = listedKinds();
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @throws Refusal `record.unknownKind` (404), and those of a wrong query (400). */
  async list(caller: Caller, kind: string, query: RecordQuery = {}): Promise<{ data: RecordData[]; next: string | null }> {
    const giving = this.#giving(caller, kind, query);
    const listing = planListing(giving.definition, caller, query);
    const { page, next } = await this.#read(listing, giving, { big: mayScan(listing) });
    return { data: await this.#give(caller, page, giving), next };
  }

  /**
   * All that fit, in pieces of as many as told, for what goes through a whole book; the next is read while one is being used.
   * Nobody's work meanwhile leaves one out or brings one twice.
   * @param sight what is seen, where that is less than what the caller sees.
   */
  async* pieces(caller: Caller, kind: string, { query, size, sight = sightOf(caller, kind) }: { query: RecordQuery; size: number; sight?: Sight }): AsyncGenerator<RecordData[]> {
    const giving = this.#giving(caller, kind, query);
    const listing: Listing = { ...planListing(giving.definition, caller, { sort: ['id'], ...query }), sight };
    for await (const page of wholeBook(listing, { size, columns: columnsOf(listing, giving), reading: this.#reading(caller, { big: true }) })) {
      for (let from = 0; from < page.length; from += size) {
        yield await this.#give(caller, page.slice(from, from + size), giving);
        // Others have waited for a turn meanwhile.
        await setImmediate();
      }
    }
  }

  /** @throws Refusal `record.notFound` (404), the same for another agency's, and for one that the caller may not see. */
  async get(caller: Caller, { kind, id }: RecordAddress, { include, fields: asked, past }: Pick<RecordQuery, 'include' | 'fields'> & { past?: Past | undefined } = {}): Promise<RecordData> {
    const definition = seenKinds(caller).get(kind);
    const fields = fieldsToGive(definition, asked);
    const included = inclusions(definition, include, seenKinds(caller));
    const row = await this.#row(caller, definition, id);
    const sight = sightOf(caller, kind);
    if (!row || !(seesWhole(sight, keepersOf(definition, row), row[at.id]) || sight.outline)) throw notFound();
    return (await this.#give(caller, [row], { definition, fields, included, past }))[0]!;
  }

  /** Counts up to 10,000, or as many as told. */
  async count(caller: Caller, kind: string, { most = countLimit, sight = sightOf(caller, kind), ...query }: RecordQuery & { most?: number; sight?: Sight } = {}): Promise<{ count: number; atLeast: boolean }> {
    const definition = seenKinds(caller).get(kind);
    const sql = new SqlText(this.#engine.dialect).add(`SELECT count(*) FROM (SELECT 1 FROM ${source(definition)} WHERE `);
    addConditions({ definition, caller, query, sight, compared: [] }, sql);
    sql.add(' LIMIT ?) AS counted', most + 1);
    const [[count]] = await this.#engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true }) as [[number]];
    return { count: Math.min(Number(count), most), atLeast: Number(count) > most };
  }

  /**
   * The id of the one record that has a value in a field, as a list would find it.
   * @throws Refusal `record.notFound` (404), `record.several` (409), and those of a wrong filter (400).
   */
  async idBy(caller: Caller, kind: string, { field, value }: { field: string; value: string }): Promise<string> {
    const definition = seenKinds(caller).get(kind);
    const sql = new SqlText(this.#engine.dialect).add(`SELECT t.id FROM ${source(definition)} WHERE `);
    addConditions({ definition, caller, query: { filter: { field, is: '=', value } }, sight: sightOf(caller, kind), compared: [] }, sql);
    const [one, another] = await this.#engine.read(caller.agency.id, { sql: sql.add(' LIMIT 2').text, params: sql.params }, { big: !isLookedUp(definition, field) });
    if (!one) throw notFound();
    else if (another) throw new Refusal('record.several', { status: 409, values: { field } });
    else return one[0] as string;
  }

  /** Whether the caller sees the whole record, sees that it exists, or neither. */
  async sightOfOne(caller: Caller, kind: string, id: string): Promise<'whole' | 'outline' | 'none'> {
    const definition = seenKinds(caller).get(kind);
    const row = await this.#row(caller, definition, id);
    const sight = sightOf(caller, kind);
    if (!row) return 'none';
    else if (seesWhole(sight, keepersOf(definition, row), id)) return 'whole';
    else return sight.outline ? 'outline' : 'none';
  }

  /** Why the caller sees the record, and what of it they don't. */
  access(caller: Caller, kind: string, id: string): Promise<Access> {
    return accessOf(this, caller, { kind, id, reading: this.#reading(caller, { big: false }) });
  }

  aggregate(caller: Caller, kind: string, aggregation: Aggregation): Promise<Group[]> {
    return aggregate(this.#engine, { caller, definition: seenKinds(caller).get(kind) }, aggregation);
  }

  async tagsInUse(caller: Caller, kind: string, asked: { field: string; begins?: string | undefined }): Promise<TagInUse[]> {
    return tagsInUse(this.#engine, { caller, definition: seenKinds(caller).get(kind) }, asked);
  }

  async #row(caller: Caller, definition: RecordDefinition, id: string): Promise<StoredRecord | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.#engine.read(caller.agency.id, {
      sql: `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND id = ?`, params: [caller.agency.id, id],
    });
    return row && unfolded(definition, row);
  }

  #giving(caller: Caller, kind: string, query: RecordQuery): Giving {
    const kinds = seenKinds(caller);
    const definition = kinds.get(kind);
    return { definition, fields: fieldsToGive(definition, query.fields), included: inclusions(definition, query.include, kinds) };
  }

  #read(listing: Listing, giving: Giving, options: { big: boolean }): ReturnType<typeof readPage> {
    return readPage(listing, columnsOf(listing, giving), this.#reading(listing.caller, options));
  }

  #reading({ agency }: Caller, options: { big: boolean }): Reading {
    return { dialect: this.#engine.dialect, rows: (sql, params = []) => this.#engine.read(agency.id, { sql, params }, options) };
  }

  async #give(caller: Caller, rows: Row[], { definition, fields, included, past }: Giving): Promise<RecordData[]> {
    const sight = sightOf(caller, definition.kind);
    const now = rows.map((row) => toData(definition, row, { fields, whole: seesWhole(sight, keepersOf(definition, row), row[at.id]) }));
    const data = past ? await Promise.all(now.map(past)) : now;
    await withFiles(data, { agency: caller.agency.id, definition, engine: this.#engine });
    return included.length ? withTitles(data, { caller, included, engine: this.#engine }) : data;
  }
}

/** Which record: what `/contacts/<id>` says. */
export interface RecordAddress { kind: string; id: string }
/** Makes of a record as it is what it was. */
type Past = (now: RecordData) => Promise<RecordData>;
interface Giving { definition: RecordDefinition; fields: readonly string[]; included: Inclusion[]; past?: Past | undefined }

const columnsOf = ({ sort }: Listing, { definition, fields, included }: Giving): TakenColumns =>
  neededColumns(definition, [...fields, ...included.map(({ field }) => field)], sort.map(({ place }) => place));

export const notFound = (): Refusal => new Refusal('record.notFound', { status: 404 });
