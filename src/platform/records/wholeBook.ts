import type { Reading, Row } from '../engine/engine.ts';
import { at, source } from './columns.ts';
import { readCursor } from './cursor.ts';
import { addConditions, pageStatement, type Listing } from './listQuery.ts';
import { readPage } from './readPage.ts';
import { SqlText } from './sqlText.ts';
import { recordIn, takeColumns, type TakenColumns } from './takenColumns.ts';

interface Reader { size: number; columns: TakenColumns; reading: Reading }

/** All rows of a listing, some at a time, each of them once whatever is written meanwhile; the next are read while some are being used. */
export function wholeBook(listing: Listing, reader: Reader): AsyncGenerator<Row[]> {
  return listing.sort[0]!.name === 'id' ? alongIds(listing, reader) : inOrder(listing, reader);
}

/** An id never changes, so a cursor over ids passes everybody once. */
async function* alongIds(listing: Listing, { size, columns, reading }: Reader): AsyncGenerator<Row[]> {
  // What is filtered or searched is found anew for each reading, so that there are fewer and longer ones.
  const limit = listing.query.filter || listing.query.words ? size * 16 : size;
  const read = (cursor: Listing['cursor']) => begun(readPage({ ...listing, cursor, limit }, columns, reading));
  for (let asked: ReturnType<typeof read> | null = read(null); asked;) {
    const { page, next } = await asked as Awaited<ReturnType<typeof readPage>>;
    asked = next === null ? null : read(readCursor(next, listing.sortText, listing.sort));
    yield page;
  }
}

/** Other values change under a cursor, so it is settled first who comes, and in which order. */
async function* inOrder(listing: Listing, { size, columns, reading }: Reader): AsyncGenerator<Row[]> {
  const ids = await idsOf(listing, reading);
  const read = (from: number) => begun(rowsOf(listing, ids.slice(from, from + size), { columns, reading }));
  let asked = read(0);
  for (let from = 0; from < ids.length; from += size) {
    const page = await asked;
    asked = read(from + size);
    yield page;
  }
}

async function idsOf(listing: Listing, reading: Reading): Promise<string[]> {
  const ids: string[] = [];
  const sorted = new Set([at.id, ...listing.sort.map(({ place }) => place)]);
  const columns = takeColumns(listing.definition, (place) => sorted.has(place));
  const idAt = columns.places.indexOf(at.id);
  for (const part of listing.sort[0]!.nullable ? (['valued', 'empty'] as const) : (['valued'] as const)) {
    const all: Listing = { ...listing, cursor: null, limit: Number.MAX_SAFE_INTEGER - 1 };
    const { text, params } = pageStatement(all, { columns, part }, new SqlText(reading.dialect));
    for (const row of await reading.rows(text, params)) ids.push(row[idAt] as string);
  }
  return ids;
}

/** Those that the caller still sees; what they were found by may have changed. */
async function rowsOf({ definition, caller, sight }: Listing, ids: readonly string[], { columns, reading }: Omit<Reader, 'size'>): Promise<Row[]> {
  if (ids.length === 0) return [];
  const sql = new SqlText(reading.dialect).add(`SELECT ${columns.text} FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, sight, query: { archived: 'any' }, compared: [] }, sql);
  const rows = await reading.rows(sql.addOneOf(' AND t.id', ids).text, sql.params);
  const found = new Map(rows.map((row) => recordIn(definition, row, columns)).map((record) => [record[at.id] as string, record]));
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined);
}

/** It is asked for its answer only when the one before it has been used. */
function begun<Answer>(reading: Promise<Answer>): Promise<Answer> {
  reading.catch(() => {});
  return reading;
}
