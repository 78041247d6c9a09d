import { Refusal } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import { columnAt, currencyKey, fieldOfKey, keyOf, refuseUngroupable, unknownField, type GroupKey } from './groupKeys.ts';
import { addConditions } from './listQuery.ts';
import { monthKey } from './monthKey.ts';
import { SqlText } from './sqlText.ts';

export interface Aggregation extends Pick<RecordQuery, 'filter' | 'words' | 'archived'> {
  /** Up to three fields to group by, days and times also by month, `closeDate.month`; none for one group of all. */
  by: readonly string[];
  /** Number fields to sum up: money in minor units, all others in the units of their values. */
  sum?: readonly string[] | undefined;
  /** Number fields of whose values to give the average, in the same units. */
  average?: readonly string[] | undefined;
}

/** One group: its values by field, how many, each sum, and the averages that were asked for, null where nothing has a value. */
export interface Group { by: Record<string, unknown>; count: number; sum: Record<string, number>; average?: Record<string, number | null> }

interface Asking { definition: RecordDefinition; keys: GroupKey[]; sums: string[]; averages: string[] }

const numbers = new Set(['integer', 'decimal', 'money', 'area', 'duration']);

/**
 * Counts, sums and averages by groups, at most 1,000 of them. No two currencies are added up: for each money field that is
 * summed, the groups are also by its currency, `by['listPrice.currency']`.
 * @throws Refusal `query.unknownField`, `query.tooMany` (400).
 */
export async function aggregate(engine: Engine, { caller, definition }: { caller: Caller; definition: RecordDefinition }, { by, sum = [], average = [], ...query }: Aggregation): Promise<Group[]> {
  const figures = [...new Set([...sum, ...average])];
  refuseWrong(definition, by, figures);
  const compared = [...by.map(fieldOfKey), ...figures];
  const sight = sightOf(caller, definition.kind);
  // What may not be seen may not be counted either: only whole records, unless all that is asked shows in the outline.
  const seen = compared.every((name) => outlineOf(definition).has(name)) ? sight : { ...sight, outline: false };
  const { dialect } = engine;
  const read = async (columns: string, end: string): Promise<Row[]> => {
    const sql = new SqlText(dialect).add(`SELECT ${columns} FROM ${source(definition)} WHERE `);
    addConditions({ definition, caller, query, sight: seen, compared }, sql);
    return engine.read(caller.agency.id, { sql: sql.add(end).text, params: sql.params }, { big: true });
  };
  const distinct = async (column: string, most: number) => (await read(`DISTINCT ${column}`, ` LIMIT ${most}`)).map(([value]) => value!);
  const keys = await Promise.all([...new Set(by)].map(async (name) => (name === fieldOfKey(name) ? keyOf(definition, name, dialect) : monthKey(name, { definition, timeZone: caller.agency.timeZone, dialect, distinct }))));
  const currencies = figures.filter((name) => definition.fields[name]!.kind.name === 'money').map((name) => currencyKey(definition, name, dialect));
  const asking = { definition, keys: [...keys, ...currencies], sums: [...new Set(sum)], averages: [...new Set(average)] };
  const rows = await read(columnsOf(asking, dialect), endOf(asking));
  return rows.map((row) => groupOf(asking, row));
}

function refuseWrong(definition: RecordDefinition, by: readonly string[], figures: readonly string[]): void {
  if (by.length + figures.length === 0 || by.length > 3 || figures.length > 12) throw new Refusal('query.tooMany', { status: 400, values: { field: 'by' } });
  for (const key of by) refuseUngroupable(definition, key);
  for (const name of figures) if (!Object.hasOwn(definition.fields, name) || definition.fields[name]!.options.internal || !numbers.has(definition.fields[name]!.kind.name)) throw unknownField(name);
}

function columnsOf({ definition, keys, sums, averages }: Asking, dialect: SqlText['dialect']): string {
  const column = (name: string): string => columnAt(definition, definition.places.get(name)![0]!, dialect);
  // SQLite's sum() fails beyond 64 bits; total() goes on in floating point, as JSON's numbers do.
  const summed = (name: string): string => (dialect === 'sqlite' ? `total(${column(name)})` : `coalesce(sum(${column(name)}), 0)`);
  return [...keys.flatMap(({ read }) => read), 'count(*)', ...sums.map(summed), ...averages.flatMap((name) => [summed(name), `count(${column(name)})`])].join(', ');
}

function endOf({ keys }: Asking): string {
  const by = keys.flatMap((key) => key.by);
  return by.length ? ` GROUP BY ${by.join(', ')} ORDER BY count(*) DESC, ${by.map((one) => `(${one} IS NULL), ${one}`).join(', ')} LIMIT 1000` : '';
}

function groupOf({ definition, keys, sums, averages }: Asking, row: Row): Group {
  const left = [...row];
  const by = Object.fromEntries(keys.map(({ name, read, value }) => [name, value(left.splice(0, read.length).map((one) => one ?? null))]));
  const count = Number(left.shift());
  const sum = Object.fromEntries(sums.map((name) => [name, inItsUnit(definition, name, Number(left.shift()))]));
  const average = averages.map((name): [string, number | null] => {
    const [all, valued] = left.splice(0, 2).map(Number) as [number, number];
    return [name, valued ? inItsUnit(definition, name, all / valued) : null];
  });
  return { by, count, sum, ...(average.length && { average: Object.fromEntries(average) }) };
}

/** Decimals and areas are stored as whole numbers; their sum is scaled as they are. */
function inItsUnit(definition: RecordDefinition, name: string, figure: number): number {
  const { kind } = definition.fields[name]!;
  return kind.name === 'money' ? Math.round(figure) : (kind.load([figure]) as number);
}
