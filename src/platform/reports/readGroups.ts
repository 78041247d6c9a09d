import { Refusal, type Filter } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import type { Row } from '../engine/engine.ts';
import { outlineOf, sightOf, type Sight } from '../permissions/sight.ts';
import { source } from '../records/columns.ts';
import { addConditions } from '../records/listQuery.ts';
import { SqlText } from '../records/sqlText.ts';
import { columnAt, type Dimension, type Range } from './dimension.ts';
import { addFigure, emptyGroup, medianFields, type Group } from './figures.ts';
import type { Reporting } from './reporting.ts';

/** Records that have the same keys, and what is shown of each key. */
export interface KeyedGroup { keys: Stored[]; shown: Stored[]; group: Group }

export const mostCells = 5_000;
/** A median stands on every value that there is: so many different ones, over all groups. */
const mostValues = 200_000;
/** How long one statement of a report may take. */
const milliseconds = 10_000;

interface Asked { dimensions: readonly Dimension[]; fields: readonly string[]; filter: Filter }

/**
 * Counts and figures by the keys of the dimensions. The list that a number opens shows an outline of what the caller does
 * not see whole, so those are counted where a list would find them; of what the outline hides no figure is told.
 * @throws Refusal `report.tooManyCells` (422), `report.tooSlow` (422)
 */
export async function readGroups(reporting: Reporting, { dimensions, fields, filter }: Asked): Promise<KeyedGroup[]> {
  const { definition, caller } = reporting;
  const sight = sightOf(caller, definition.kind);
  const isShown = fields.every((name) => outlineOf(definition).has(name));
  if (sight.reads === null || !sight.outline || isShown) return readOnce(reporting, { dimensions, fields, filter, sight });
  const [counts, figures] = await Promise.all([
    readOnce(reporting, { dimensions, fields: [], filter, sight }),
    readOnce(reporting, { dimensions, fields, filter, sight: { ...sight, outline: false } }),
  ]);
  const byKeys = new Map(figures.map(({ keys, group }) => [JSON.stringify(keys), group.figures]));
  for (const { keys, group } of counts) group.figures = byKeys.get(JSON.stringify(keys)) ?? group.figures;
  return counts;
}

async function readOnce(reporting: Reporting, { dimensions, fields, filter, sight }: Asked & { sight: Sight }): Promise<KeyedGroup[]> {
  const groups = await readKeyed(reporting, { dimensions, fields, filter, sight, most: mostCells });
  for (const field of medianFields(reporting.report.measures).filter((one) => fields.includes(one))) await addValues(reporting, groups, { dimensions, field, filter, sight });
  return [...groups.values()];
}

/** Reads how often each value of a field is there, in each group, as if its values were one more thing to group by. */
async function addValues(reporting: Reporting, groups: Map<string, KeyedGroup>, { dimensions, field, filter, sight }: Omit<Asked, 'fields'> & { field: string; sight: Sight }): Promise<void> {
  const { definition, dialect } = reporting;
  const key = new SqlText(dialect).add(columnAt(definition, definition.places.get(field)![0]!, dialect));
  const spread = await readKeyed(reporting, { dimensions: [...dimensions, { field, key }], fields: [field], filter, sight, most: mostValues });
  const values = new Map<string, Map<number, number>>();
  for (const { keys, group: { figures } } of spread.values()) {
    const id = JSON.stringify(keys.slice(0, -1));
    for (const [currency, { count }] of figures.get(field) ?? []) {
      const figure = groups.get(id)?.group.figures.get(field)?.get(currency);
      if (!figure) continue;
      const own = values.get(`${id} ${currency}`) ?? new Map<number, number>();
      values.set(`${id} ${currency}`, own.set(Number(keys.at(-1)), count));
      figure.values = own;
    }
  }
}

type Keyed = Omit<Asked, 'dimensions'> & { dimensions: readonly KeyDimension[]; sight: Sight; most: number };
type KeyDimension = Pick<Dimension, 'field' | 'key'> & Partial<Pick<Dimension, 'shown'>>;

async function readKeyed(reporting: Reporting, { dimensions, fields, filter, sight, most }: Keyed): Promise<Map<string, KeyedGroup>> {
  const rows = await read(reporting, groupsStatement(reporting, { dimensions, fields, filter, sight, most }));
  if (rows.length > most) throw new Refusal('report.tooManyCells', { values: { most } });
  const groups = new Map<string, KeyedGroup>();
  for (const row of rows) takeIn(groups, row, { definition: reporting.definition, dimensions, fields });
  return groups;
}

function groupsStatement({ definition, caller, dialect }: Reporting, { dimensions, fields, filter, sight, most }: Keyed): SqlText {
  const keys = dimensions.map((_one, index) => `k${index}`);
  const amounts = fields.map((name, index) => {
    const [amount, currency] = definition.places.get(name)!.map((place) => columnAt(definition, place, dialect));
    const isMoney = definition.fields[name]!.kind.name === 'money';
    return { value: `${amount} AS v${index}`, currency: isMoney ? `${currency} AS c${index}` : null, index };
  });
  const currencies = amounts.filter(({ currency }) => currency !== null).map(({ index }) => `c${index}`);
  const by = [...keys, ...currencies];
  // SQLite's sum() fails beyond 64 bits; total() goes on in floating point, as JSON's numbers do.
  const sum = dialect === 'sqlite' ? 'total' : 'sum';
  const sql = new SqlText(dialect).add(`SELECT ${[
    ...by, ...dimensions.flatMap(({ shown }, index) => (shown ? [`min(s${index})`] : [])), 'count(*)',
    ...fields.flatMap((_name, index) => [`${sum}(v${index})`, `count(v${index})`, `min(v${index})`, `max(v${index})`]),
  ].join(', ')} FROM (SELECT 1 AS one`);
  dimensions.forEach(({ key, shown }, index) => {
    sql.add(', ').addAll(key).add(` AS k${index}`);
    if (shown) sql.add(', ').addAll(shown).add(` AS s${index}`);
  });
  for (const { value, currency } of amounts) sql.add(`, ${value}${currency === null ? '' : `, ${currency}`}`);
  sql.add(` FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, sight, query: { filter }, compared: [...dimensions.map(({ field }) => field), ...fields] }, sql);
  return sql.add(`) AS g${by.length ? ` GROUP BY ${by.join(', ')}` : ''} LIMIT ${most + 1}`);
}

/** The parts of a row stand as the statement has them; groups of several currencies become one again. */
function takeIn(groups: Map<string, KeyedGroup>, row: Row, { definition, dimensions, fields }: Pick<Keyed, 'dimensions' | 'fields'> & Pick<Reporting, 'definition'>): void {
  const rest = [...row];
  const keys = rest.splice(0, dimensions.length);
  const currencies = new Map(fields.filter((name) => definition.fields[name]!.kind.name === 'money').map((name) => [name, rest.shift() as string | null]));
  const shown = dimensions.map((dimension) => (dimension.shown ? rest.shift()! : null));
  const count = Number(rest.shift());
  const id = JSON.stringify(keys);
  let keyed = groups.get(id);
  if (!keyed) groups.set(id, keyed = { keys, shown, group: emptyGroup() });
  keyed.group.count += count;
  for (const field of fields) {
    const [sum, valued, least, most] = rest.splice(0, 4).map(Number) as [number, number, number, number];
    if (valued > 0) addFigure(keyed.group, { field, currency: currencies.get(field) ?? '', figure: { sum, count: valued, least, most } });
  }
}

/** Least and most of some columns, over what a report is about. */
export async function readRanges(reporting: Reporting, { columns, compared, filter }: { columns: readonly string[]; compared: readonly string[]; filter: Filter }): Promise<Range[]> {
  if (columns.length === 0) return [];
  const { definition, caller, dialect } = reporting;
  const sql = new SqlText(dialect).add(`SELECT ${columns.map((column) => `min(${column}), max(${column})`).join(', ')} FROM ${source(definition)} WHERE `);
  addConditions({ definition, caller, sight: sightOf(caller, definition.kind), query: { filter }, compared }, sql);
  const [row] = await read(reporting, sql);
  return columns.map((_column, index): Range => [row![index * 2] ?? null, row![index * 2 + 1] ?? null]);
}

async function read({ office: { engine }, caller }: Reporting, { text, params }: SqlText): Promise<Row[]> {
  try {
    return await engine.read(caller.agency.id, { sql: text, params }, { big: true, milliseconds });
  } catch (failure) {
    if (failure instanceof Refusal && failure.code === 'storage.tooSlow') throw new Refusal('report.tooSlow', { values: { seconds: milliseconds / 1_000 } });
    throw failure;
  }
}
