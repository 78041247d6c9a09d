import { Refusal } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { ColumnType, Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { addScope, type ScopePart } from '../permissions/addScope.ts';
import { isVeiled } from '../permissions/seenKinds.ts';
import { outlineOf, sightOf, usualOrder, type Sight } from '../permissions/sight.ts';
import { addTermJoin, termColumn } from './addedFields.ts';
import { at, source } from './columns.ts';
import { leaveOutAboutAway } from './aboutAway.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { refuseTooMuch } from './effort.ts';
import { addFilter, type Filtering } from './filterToSql.ts';
import { SqlText } from './sqlText.ts';
import type { TakenColumns } from './takenColumns.ts';
import { addWords } from './wordsToSql.ts';

export interface SortKey { name: string; column: string; type: ColumnType; place: number; descends: boolean; nullable: boolean; /** Alias of the join that brings it, where the table has no such column. */ joined?: string }

/** A reading of one kind on its way to SQL: whose, what, in which order, from where. */
export interface Listing {
  definition: RecordDefinition;
  caller: Caller;
  sight: Sight;
  query: RecordQuery;
  sort: SortKey[];
  sortText: string;
  cursor: Cursor | null;
  limit: number;
}

/** @throws Refusal `query.unknownField`, `query.tooMany`, `query.wrongCursor` (400). */
export function planListing(definition: RecordDefinition, caller: Caller, query: RecordQuery): Listing {
  const sight = sightOf(caller, definition.kind);
  const names = query.sort?.length ? query.sort : [usualOrder(definition, sight)];
  if (names.length > 4) throw new Refusal('query.tooMany', { status: 400, values: { field: 'sort' } });
  const sort = names.map((name, index) => sortKey(definition, name, `s${index}`));
  const sortText = names.join(',');
  const limit = query.limit ?? 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new Refusal('query.wrongLimit', { status: 400 });
  const cursor = query.after ? readCursor(query.after, sortText, sort) : null;
  return { definition, caller, sight, query, sort, sortText, cursor, limit };
}

/**
 * The statement for one page, with one row more than asked to know whether there is a next. A first key that can be
 * empty is read in two parts, those with a value and then those without, so that an index gives either in order.
 */
export function pageStatement(listing: Listing, { columns, part }: Page, sql: SqlText): SqlText {
  if (!isInTwo(listing, part)) return onePage(listing, { columns, part, scope: 'all' }, sql);
  // Each half walks an index in its order, where one of both would be sorted whole.
  for (const scope of ['reached', 'shared'] as const) onePage(listing, { columns, part, scope }, sql.add(scope === 'reached' ? 'SELECT * FROM (' : ' UNION ALL SELECT * FROM (')).add(`) AS ${scope}`);
  const [{ place, descends }] = listing.sort as [SortKey];
  const direction = descends ? 'DESC' : 'ASC';
  return sql.add(` ORDER BY ${columns.places.indexOf(place) + 1} ${direction}, ${columns.places.indexOf(at.id) + 1} ${direction} LIMIT ?`, listing.limit + 1);
}

interface Page { columns: TakenColumns; part: 'valued' | 'empty' }

/** What one's role reaches and what was shared with one besides, where they can be put together by the columns that are read. */
function isInTwo({ sight, sort }: Listing, part: 'valued' | 'empty'): boolean {
  const [first, second] = sort;
  return sight.reads !== null && !sight.outline && sight.shared.size > 0 && second === undefined && !first!.joined && part === 'valued';
}

function onePage(listing: Listing, { columns, part, scope }: Page & { scope: ScopePart }, sql: SqlText): SqlText {
  const { definition, cursor, sort, limit } = listing;
  sql.add(`SELECT ${columns.text} FROM ${source(definition)} `);
  for (const { place, joined } of sort) if (joined) addTermJoin(sql, { definition, place, alias: joined, agency: listing.caller.agency.id });
  sql.add('WHERE ');
  addConditions({ ...listing, scope, compared: sort.map(({ name }) => name) }, sql);
  const [first] = sort;
  if (first!.nullable) sql.add(` AND ${first!.column} IS ${part === 'valued' ? 'NOT NULL' : 'NULL'}`);
  const keys = first!.nullable && part === 'empty' ? sort.slice(1) : sort;
  const values = cursor && keys.length < sort.length ? cursor.values.slice(1) : cursor?.values;
  if (cursor && (cursor.values[0] === null) === (part === 'empty')) addAfter(keys, { values: values!, id: cursor.id, idDescends: first!.descends, part }, sql);
  sql.add(' ORDER BY ');
  for (const [index, key] of keys.entries()) {
    // Only the first key is split into two parts; further ones put their empty values last by an expression.
    if (key.nullable && !(index === 0 && part === 'valued')) sql.add(`(${key.column} IS NULL), `);
    sql.add(`${key.column} ${key.descends ? 'DESC' : 'ASC'}, `);
  }
  return sql.add(`t.id ${first!.descends ? 'DESC' : 'ASC'} LIMIT ?`, limit + 1);
}

/** What decides which records there are; `compared` names the fields that the answer will tell something of by order or sum. */
interface Conditions extends Pick<Listing, 'definition' | 'caller' | 'sight' | 'query'> { compared: readonly string[]; scope?: ScopePart }

/**
 * Agency, archive, rights, filter and words. Where the caller sees no more than an outline of others' records, those are
 * found by what it shows, and are left out when anything else is compared: a field hidden on some rows only is no wrong
 * field, so that is an empty answer (and an absent field in `toData`), not the 400 for what a role can never see.
 * @throws Refusal `query.tooManyWords`, `filter.tooManyComparisons`, and those of `addFilter` (400).
 */
export function addConditions({ definition, caller, sight, query, compared, scope: scopePart = 'all' }: Conditions, sql: SqlText): void {
  refuseTooMuch(query, caller);
  sql.add('t.agency_id = ?', caller.agency.id);
  if (query.archived === 'only') sql.add(' AND t.archived_at IS NOT NULL');
  else if (query.archived !== 'any') sql.add(' AND t.archived_at IS NULL');
  leaveOutAboutAway(definition, caller, sql);

  const touched = new Set(compared);
  const asked = (outlineOnly: boolean): SqlText => askedText(query, { definition, caller, sql: new SqlText(sql.dialect), touched, outlineOnly });
  const whole = asked(false);
  const outline = outlineOf(definition);
  const showsOutline = sight.outline && [...touched].every((name) => outline.has(name) || name === 'words');
  const hidesTitle = definition.options.hidesTitle !== undefined && touched.has('title');
  // Neither the place of a hidden title in an order nor a cursor may tell it.
  if (hidesTitle && isVeiled(definition)) sql.add(' AND t.title_hidden = 0');
  const scope = { definition, caller, sight, part: scopePart };
  if (sight.reads === null || (showsOutline && !touched.has('words') && !hidesTitle)) sql.addAll(whole);
  else if (!showsOutline) addScope(scope, sql.addAll(whole).add(' AND '));
  else {
    // Of the words, the outline shows those of the title.
    addScope(scope, sql.add(' AND (('));
    addScope(scope, sql.addAll(whole).add(') OR (NOT coalesce('));
    sql.add(', FALSE)').addAll(asked(true));
    if (hidesTitle) sql.add(' AND t.title_hidden = 0');
    sql.add('))');
  }
}

function askedText({ filter, words }: RecordQuery, filtering: Filtering): SqlText {
  const { sql } = filtering;
  if (filter) addFilter(filter, { ...filtering, sql: sql.add(' AND ') });
  if (words?.trim()) addWords(words, { ...filtering, sql: sql.add(' AND ') });
  return sql;
}

interface After { values: Stored[]; id: string; idDescends: boolean; part: 'valued' | 'empty' }

/** Rows that come after the cursor in the order of the keys. One key that is never empty compares as a row value, which an index understands. */
function addAfter(keys: SortKey[], { values, id, idDescends, part }: After, sql: SqlText): void {
  const [only] = keys;
  if (keys.length === 0) sql.add(` AND t.id ${idDescends ? '<' : '>'} ?`, id);
  else if (keys.length === 1 && only!.descends === idDescends && (part === 'valued' || !only!.nullable)) sql.add(` AND (${only!.column}, t.id) ${only!.descends ? '<' : '>'} (?, ?)`, values[0]!, id);
  else {
    sql.add(' AND (');
    [...keys, { column: 't.id', descends: idDescends, nullable: false }].forEach((key, index) => {
      const value = index < keys.length ? values[index]! : id;
      sql.add(index ? ' OR (TRUE' : '(TRUE');
      for (const [earlier, before] of keys.slice(0, index).entries()) addEqual(before.column, values[earlier]!, sql);
      if (value === null) sql.add(' AND FALSE)');
      else if (key.nullable) sql.add(` AND (${key.column} ${key.descends ? '<' : '>'} ? OR ${key.column} IS NULL))`, value);
      else sql.add(` AND ${key.column} ${key.descends ? '<' : '>'} ?)`, value);
    });
    sql.add(')');
  }
}

function addEqual(column: string, value: Stored, sql: SqlText): void {
  if (value === null) sql.add(` AND ${column} IS NULL`);
  else sql.add(` AND ${column} = ?`, value);
}

function sortKey(definition: RecordDefinition, written: string, alias: string): SortKey {
  const descends = written.startsWith('-');
  const name = descends ? written.slice(1) : written;
  const place = comparedPlace(definition, name);
  if (place === undefined || definition.fields[name]?.options.internal) throw new Refusal('query.unknownField', { status: 400, values: { field: name } });
  const { name: column, type, required = false, added } = definition.columns[place]!;
  if (added) return { name, column: `${alias}.${termColumn({ name: column, type })}`, type, place, descends, nullable: true, joined: alias };
  return { name, column: `t."${column}"`, type, place, descends, nullable: !required };
}

/** The cursor of the page that ends with `row`, a whole stored record. */
export function cursorAfter({ sort, sortText }: Listing, row: readonly Stored[]): string {
  return writeCursor({ sort: sortText, values: sort.map(({ place }) => row[place] ?? null), id: row[at.id] as string });
}
