import type { IndexTerm, Stored } from '@gable/db/field.ts';
import { foundPlace, type RecordColumn, type RecordDefinition, type StoredRecord } from '@gable/db/record.ts';
import type { Row } from '../engine/engine.ts';
import { at, perDefinition } from './columns.ts';
import type { SqlText } from './sqlText.ts';

/** Fields that were added at run time keep their values in `custom`, `{ field: [stored, …] }`, and are found by `field_values`. */
export function isAdded(definition: RecordDefinition, name: string): boolean {
  return definition.columns[definition.places.get(name)?.[0] ?? 0]!.added !== undefined;
}

/** The kind under which `search_words` holds words of an added field, each such field its own, so that with the field its words come and go. */
export const wordsKind = (kind: string, field: string): string => `${kind}.${field}`;

/** All kinds under which a record is found by its words; its own comes first. */
export const wordKinds = perDefinition((definition) => [
  definition.kind, ...Object.entries(definition.fields).filter(([name, { kind, options }]) => options.searched && kind.words && isAdded(definition, name)).map(([name]) => wordsKind(definition.kind, name)),
]);

type Custom = Record<string, Stored[]>;

const addedNames = perDefinition((definition) => Object.keys(definition.fields).filter((name) => isAdded(definition, name)));

/** A whole stored record of a row as the table has it. */
export function unfolded(definition: RecordDefinition, row: Row): StoredRecord {
  const names = addedNames(definition);
  if (names.length === 0) return row;
  const record: StoredRecord = [...row];
  const custom = customOf(row);
  for (const name of names) {
    for (const [part, place] of definition.places.get(name)!.entries()) record[place] = (Object.hasOwn(custom, name) ? custom[name]![part] : null) ?? null;
  }
  return record;
}

/** The row of a stored record. Values of fields that are not there now stay, for their extension may come back. */
export function folded(definition: RecordDefinition, record: StoredRecord): Row {
  const names = addedNames(definition);
  if (names.length === 0) return record;
  const custom = customOf(record);
  for (const name of names) {
    const stored = definition.places.get(name)!.map((place) => record[place] ?? null);
    if (stored[0] === null) delete custom[name];
    else custom[name] = stored;
  }
  const row = record.slice(0, definition.columns.findIndex(({ added }) => added));
  row[at.custom] = Object.keys(custom).length ? JSON.stringify(custom) : null;
  return row;
}

/** What an added field is found by: its value where it has an order, its cell where it is a place, and otherwise that it is there. */
export function addedTerms(definition: RecordDefinition, name: string, record: StoredRecord): IndexTerm[] {
  const [first] = definition.places.get(name)!;
  if ((record[first!] ?? null) === null) return [];
  const place = foundPlace(definition, name);
  const value = place === undefined ? 1 : record[place]!;
  return [typeof value === 'number' ? { number: value } : { text: value }];
}

/** The column of `field_values` that holds what is compared. */
export const termColumn = ({ type }: RecordColumn): 'text' | 'number' => (type === 'text' ? 'text' : 'number');

/** Joins what an added field is sorted by, under an alias; a list that has only those with a value then walks its index. */
export function addTermJoin(sql: SqlText, { definition, place, alias, agency }: { definition: RecordDefinition; place: number; alias: string; agency: number }): void {
  const { field } = definition.columns[place]!.added!;
  sql.add(`LEFT JOIN field_values ${alias} ON ${alias}.agency_id = ? AND ${alias}.kind = ? AND ${alias}.field = ? AND ${alias}.position = 0 AND ${alias}.record_id = t.id `, agency, definition.kind, field);
}

/** A part of an added field out of `custom`, in the SQL of an engine. */
export function customColumn({ type, added }: RecordColumn, dialect: SqlText['dialect']): string {
  const { field, part } = added!;
  if (dialect === 'sqlite') return `json_extract(t.custom, '$.${field}[${part}]')`;
  else return `(t.custom::json #>> '{${field},${part}}')${type === 'integer' ? '::bigint' : ''}`;
}

const customOf = (row: Row): Custom => Object.assign(Object.create(null) as Custom, row[at.custom] ? JSON.parse(row[at.custom] as string) as Custom : {});
