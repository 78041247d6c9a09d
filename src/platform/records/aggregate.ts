import { Refusal } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { customColumn } from './addedFields.ts';
import { loadField, source } from './columns.ts';
import { addConditions } from './listQuery.ts';
import { SqlText } from './sqlText.ts';

export interface Aggregation extends Pick<RecordQuery, 'filter' | 'words' | 'archived'> {
  /** One to three fields to group by. */
  by: readonly string[];
  /** Number fields to sum up: money in minor units, all others in the units of their values. */
  sum?: readonly string[] | undefined;
}

/** One group: its values by field, how many, and each sum. */
export interface Group { by: Record<string, unknown>; count: number; sum: Record<string, number> }

interface Asking { definition: RecordDefinition; groups: string[]; currencies: string[]; sums: string[] }

const numbers = new Set(['integer', 'decimal', 'money', 'area', 'duration']);

/**
 * Counts and sums by groups, at most 1,000 of them. No two currencies are added up: for each money field that is summed,
 * the groups are also by its currency, `by['listPrice.currency']`.
 * @throws Refusal `query.unknownField`, `query.tooMany` (400).
 */
export async function aggregate(engine: Engine, { caller, definition }: { caller: Caller; definition: RecordDefinition }, { by, sum = [], ...query }: Aggregation): Promise<Group[]> {
  if (by.length < 1 || by.length > 3 || sum.length > 5) throw new Refusal('query.tooMany', { status: 400, values: { field: 'by' } });
  const asking = askingOf(definition, { by, sum });
  const compared = [...by, ...sum];
  const sight = sightOf(caller, definition.kind);
  // What may not be seen may not be counted either: only whole records, unless all that is asked shows in the outline.
  const outlined = compared.every((name) => outlineOf(definition).has(name));
  const sql = selectGroups(asking, new SqlText(engine.dialect));
  addConditions({ definition, caller, query, sight: outlined ? sight : { ...sight, outline: false }, compared }, sql);
  const keys = keyPlaces(asking).map((place) => columnAt(definition, place, sql.dialect));
  sql.add(` GROUP BY ${keys.join(', ')} ORDER BY count(*) DESC, ${keys.map((key) => `(${key} IS NULL), ${key}`).join(', ')} LIMIT 1000`);
  const rows = await engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true });
  return rows.map((row) => groupOf(asking, row));
}

function askingOf(definition: RecordDefinition, { by, sum }: { by: readonly string[]; sum: readonly string[] }): Asking {
  const { fields } = definition;
  for (const name of by) if (name === 'title' || fields[name]?.options.internal || comparedPlace(definition, name) === undefined) throw unknownField(name);
  for (const name of sum) if (!Object.hasOwn(fields, name) || fields[name]!.options.internal || !numbers.has(fields[name]!.kind.name)) throw unknownField(name);
  return { definition, groups: [...new Set(by)], sums: [...new Set(sum)], currencies: [...new Set(sum)].filter((name) => fields[name]!.kind.name === 'money') };
}

function selectGroups(asking: Asking, sql: SqlText): SqlText {
  const { definition, sums } = asking;
  const keys = keyPlaces(asking).map((place) => columnAt(definition, place, sql.dialect));
  // SQLite's sum() fails beyond 64 bits; total() goes on in floating point, as JSON's numbers do.
  const summed = sums.map((name) => columnAt(definition, definition.places.get(name)![0]!, sql.dialect)).map((column) => (sql.dialect === 'sqlite' ? `, total(${column})` : `, coalesce(sum(${column}), 0)`));
  return sql.add(`SELECT ${keys.join(', ')}, count(*)${summed.join('')} FROM ${source(definition)} WHERE `);
}

function groupOf(asking: Asking, row: Row): Group {
  const { definition, groups, currencies, sums } = asking;
  const places = keyPlaces(asking);
  const record: Stored[] = new Array<null>(definition.columns.length).fill(null);
  for (const [index, place] of places.entries()) record[place] = row[index] ?? null;
  return {
    by: Object.fromEntries([
      ...groups.map((name) => [name, loadField(definition, name, record)]),
      ...currencies.map((name) => [`${name}.currency`, record[currencyPlace(definition, name)]]),
    ]),
    count: Number(row[places.length]),
    sum: Object.fromEntries(sums.map((name, index) => [name, inItsUnit(definition, name, Number(row[places.length + 1 + index]))])),
  };
}

/** Decimals and areas are stored as whole numbers; their sum is scaled as they are. */
function inItsUnit(definition: RecordDefinition, name: string, sum: number): number {
  const { kind } = definition.fields[name]!;
  return kind.name === 'money' ? sum : (kind.load([sum]) as number);
}

function keyPlaces({ definition, groups, currencies }: Asking): number[] {
  return [...new Set([...groups.flatMap((name) => definition.places.get(name)!), ...currencies.map((name) => currencyPlace(definition, name))])];
}

const currencyPlace = (definition: RecordDefinition, money: string): number => definition.places.get(money)![1]!;
function columnAt(definition: RecordDefinition, place: number, dialect: SqlText['dialect']): string {
  const column = definition.columns[place]!;
  return column.added ? customColumn(column, dialect) : `t."${column.name}"`;
}
const unknownField = (field: string): Refusal => new Refusal('query.unknownField', { status: 400, values: { field } });
