import { Refusal } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { tableName } from './columns.ts';
import { addConditions } from './listQuery.ts';
import { SqlText } from './sqlText.ts';

export interface Aggregation extends Pick<RecordQuery, 'filter' | 'words' | 'archived'> {
  /** One to three fields to group by. */
  by: readonly string[];
  /** Number fields to sum, in their stored units: minor units of money, scaled decimals divided back. */
  sum?: readonly string[] | undefined;
}

/** One group: its values by field, how many, and each sum. */
export interface Group { by: Record<string, unknown>; count: number; sum: Record<string, number> }

const numbers = new Set(['integer', 'decimal', 'money', 'area', 'duration']);

/**
 * Counts and sums by groups, at most 1,000 of them. Money is summed apart by currency: it becomes one of the groups.
 * @throws Refusal `query.unknownField`, `query.tooMany` (400).
 */
export async function aggregate(engine: Engine, { caller, definition }: { caller: Caller; definition: RecordDefinition }, { by, sum = [], ...query }: Aggregation): Promise<Group[]> {
  const { kind } = definition;
  if (by.length < 1 || by.length > 3 || sum.length > 5) throw new Refusal('query.tooMany', { status: 400, values: { field: 'by' } });
  const columnOf = (name: string, allowed: (kindName: string) => boolean = () => true): string => {
    const place = name === 'title' ? undefined : comparedPlace(definition, name);
    const field = definition.fields[name];
    const column = place === undefined ? undefined : definition.columns[field?.kind.name === 'text' ? definition.places.get(name)![0]! : place];
    if (!column || (field && !allowed(field.kind.name))) throw new Refusal('query.unknownField', { status: 400, values: { field: name } });
    return `t."${column.name}"`;
  };
  const groups = by.map((name) => ({ name, column: columnOf(name) }));
  const sums = sum.map((name) => ({ name, column: columnOf(name, (kindName) => numbers.has(kindName)) }));
  const currencies = sum.filter((name) => definition.fields[name]?.kind.name === 'money').slice(0, 1)
    .map((name) => ({ name: 'currency', column: `t."${definition.columns[definition.places.get(name)![1]!]!.name}"` }));

  const keys = [...groups, ...currencies];
  const sql = new SqlText(engine.dialect)
    .add(`SELECT ${keys.map(({ column }) => column).join(', ')}, count(*)${sums.map(({ column }) => `, coalesce(sum(${column}), 0)`).join('')} FROM ${tableName(definition)} t WHERE `);
  const asked = [...by, ...sum].map((name) => ({ name, column: '', place: 0, descends: false, nullable: false }));
  const sight = sightOf(caller, kind);
  // What may not be seen may not be counted either: only whole records, unless all that is asked shows in the outline.
  const outlined = asked.every(({ name }) => outlineOf(definition).has(name));
  addConditions({ definition, caller, query, sight: outlined ? sight : { ...sight, outline: false }, sort: asked }, sql);
  sql.add(` GROUP BY ${keys.map(({ column }) => column).join(', ')} ORDER BY count(*) DESC LIMIT 1000`);
  const rows = await engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true });
  return rows.map((row) => ({
    by: Object.fromEntries(keys.map(({ name }, index) => [name, shown(definition.fields[name]?.kind, row[index] ?? null)])),
    count: Number(row[keys.length]),
    sum: Object.fromEntries(sums.map(({ name }, index) => [name, Number(row[keys.length + 1 + index])])),
  }));
}

function shown(kind: { name: string; load(stored: Stored[]): unknown } | undefined, value: Stored): unknown {
  if (value === null || !kind || kind.name === 'money') return value;
  return kind.load([value]);
}
