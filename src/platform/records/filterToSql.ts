import { Refusal, type Filter } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { isAdded, termColumn } from './addedFields.ts';
import { addBox } from './boxToSql.ts';
import { addEnding } from './endingToSql.ts';
import { addDayComparison, isDated } from './dayComparison.ts';
import { addWords } from './wordsToSql.ts';
import { InvalidValue, type ColumnType, type Field, type Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordColumn, type RecordDefinition } from '@gable/db/record.ts';
import { parseNumber } from '@gable/db/fields/decimal.ts';
import type { Caller } from '../caller.ts';
import { trulyNamed } from './namedFields.ts';
import { addIdsNamed, kindNamed, membersMeant } from './namedRecords.ts';
import { endOfPrefix, type SqlText } from './sqlText.ts';
import { unknownField, wrongValue } from './wrongFilter.ts';

export interface Filtering {
  definition: RecordDefinition;
  caller: Caller;
  sql: SqlText;
  /** Filled with the names of the fields that were compared, so that what may not be seen is not told by what matches. */
  touched: Set<string>;
  /** Find words of the title only. */
  outlineOnly?: boolean;
}

type Comparison = Extract<Filter, { field: string }>;

/**
 * Adds the condition for `filter` over the table `t`.
 * @throws Refusal `filter.unknownField`, `filter.wrongValue`, `filter.notComparable` (400).
 */
export function addFilter(filter: Filter, filtering: Filtering): void {
  const { sql } = filtering;
  if ('all' in filter) addJoined(filter.all, ' AND ', filtering);
  else if ('any' in filter) addJoined(filter.any, ' OR ', filtering);
  else if ('not' in filter) {
    // What has no value is not «smaller» and not «equal»: its negation holds.
    sql.add('NOT coalesce(');
    addFilter(filter.not, filtering);
    sql.add(', FALSE)');
  } else if ('words' in filter) addWords(filter.words, filtering);
  else addComparison(trulyNamed(filter, filtering.definition), filtering);
}

function addJoined(parts: Filter[], joint: string, filtering: Filtering): void {
  filtering.sql.add('(');
  parts.forEach((part, index) => {
    if (index) filtering.sql.add(joint);
    addFilter(part, filtering);
  });
  filtering.sql.add(parts.length ? ')' : 'TRUE)');
}

function addComparison(filter: Comparison, filtering: Filtering): void {
  const { definition, sql, touched } = filtering;
  const [name, role] = filter.field.split('.') as [string, string | undefined];
  const field = definition.fields[name];
  if (!definition.places.has(name) || field?.options.internal || (role !== undefined && !field?.options.roles?.includes(role))) {
    throw unknownField(filter, definition);
  }
  touched.add(name);
  const isKept = isAdded(definition, name);
  if (filter.is === 'has') {
    if (isKept) beginTerms(name, filtering).add('TRUE)');
    else sql.add(`t."${definition.columns[definition.places.get(name)![0]!]!.name}" IS NOT NULL`);
    return;
  }
  const column = definition.columns[comparedPlace(definition, name) ?? -1];
  if (column && isDated(definition, name)) return addDays(filter, { column, isKept, filtering });
  if (field?.kind.cell !== undefined) return unlessWrong(filter, definition, () => addBox(filter, filtering));
  const named = kindNamed(filtering, filter);
  if (named) return addNamed(filter, { name, role, column, isKept, named }, filtering);
  const { ending } = field?.kind ?? {};
  if (filter.is === 'endsWith' && ending && field!.options.searched) return unlessWrong(filter, definition, () => addEnding(name, ending(String(filter.value)), filtering));
  const operands = operandsOf(filter, { name, role, field, type: column?.type ?? 'text' }, filtering);
  if (column && isKept) {
    addColumnComparison(termColumn(column), filter, { sql: beginTerms(name, filtering), operands });
    sql.add(')');
  } else if (column) addColumnComparison(`t."${column.name}"`, filter, { sql, operands });
  else if (field?.kind.terms) addTermComparison(filter, { sql, operands, name, filtering });
  else throw new Refusal('filter.notComparable', { status: 400, values: { field: name } });
}

/** @throws Refusal `filter.wrongValue` (400) where what is written is no value of the field. */
function unlessWrong<Result>(filter: Comparison, definition: RecordDefinition, work: () => Result): Result {
  try {
    return work();
  } catch (failure) {
    throw failure instanceof InvalidValue ? wrongValue(filter, definition) : failure;
  }
}

function addDays(filter: Comparison, { column, isKept, filtering }: { column: RecordColumn; isKept: boolean; filtering: Filtering }): void {
  const { definition, caller: { agency }, sql } = filtering;
  if (isKept) beginTerms(filter.field, filtering);
  unlessWrong(filter, definition, () => addDayComparison(isKept ? termColumn(column) : `t."${column.name}"`, filter, { sql, definition, agency }));
  if (isKept) sql.add(')');
}

interface Naming { name: string; role: string | undefined; column: RecordColumn | undefined; isKept: boolean; named: RecordDefinition }

/** Those that point to a record of that name. */
function addNamed(filter: Comparison, { name, role, column, isKept, named }: Naming, filtering: Filtering): void {
  const { sql } = filtering;
  const isTerm = isKept || !column;
  if (isTerm) beginTerms(name, filtering).add('text IN (');
  else sql.add(`t."${column.name}" IN (`);
  unlessWrong(filter, filtering.definition, () => addIdsNamed(String(filter.value), { definition: named, role }, filtering));
  sql.add(isTerm ? '))' : ')');
}

function addColumnComparison(column: string, { field, is }: Comparison, { sql, operands }: { sql: SqlText; operands: Stored[] }): void {
  const [first] = operands as [Stored];
  if (is === '=') {
    // No integer is equal to what lies between two of them.
    const possible = operands.filter((operand) => typeof operand !== 'number' || Number.isInteger(operand));
    if (possible.length) sql.addOneOf(column, possible);
    else sql.add('FALSE');
  } else if (is === '<' || is === '<=' || is === '>' || is === '>=') sql.add(`${column} ${is} ?`, typeof first === 'number' ? wholeBound(first, is) : first);
  else if (is === 'startsWith' && typeof first === 'string') sql.add(`(${column} >= ? AND ${column} < ?)`, first, endOfPrefix(first));
  else throw new Refusal('filter.notComparable', { status: 400, values: { field } });
}

/** Columns hold integers only, so a bound between two of them is moved to the one that cuts at the same place. */
function wholeBound(bound: number, is: Comparison['is']): number {
  return is === '>' || is === '<=' ? Math.floor(bound) : Math.ceil(bound);
}

interface TermComparison { sql: SqlText; operands: Stored[]; name: string; filtering: Filtering }

function beginTerms(name: string, { definition, caller, sql }: Filtering): SqlText {
  return sql.add('t.id IN (SELECT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND ', caller.agency.id, definition.kind, name);
}

function addTermComparison(filter: Comparison, { sql, operands, name, filtering }: TermComparison): void {
  beginTerms(name, filtering);
  const [first] = operands;
  if (filter.is === '=') sql.addOneOf('text', operands);
  else if (filter.is === 'startsWith' && typeof first === 'string') sql.add('text >= ? AND text < ?', first, endOfPrefix(first));
  else throw new Refusal('filter.notComparable', { status: 400, values: { field: name } });
  sql.add(')');
}

interface Compared { name: string; role: string | undefined; field: Field | undefined; type: ColumnType }

/** The stored form of each value; dates of a day without an hour stay as they are compared in UTC. */
function operandsOf(filter: Comparison, { name, role, field, type }: Compared, { definition, caller }: Filtering): Stored[] {
  const { value } = filter;
  const written = (Array.isArray(value) ? value : [value]).map(String);
  const isMember = filter.is === '=' && (name === 'holder' || field?.options.target === 'members');
  return unlessWrong(filter, definition, () => {
    if (written.length === 0) throw new InvalidValue('field.required');
    return (isMember ? written.flatMap((text) => membersMeant(text, caller)) : written).map((text) => {
      const operand = settled(operandOf(text, { name, field }, caller), type);
      return role === undefined ? operand : `${role}:${operand}`;
    });
  });
}

function operandOf(text: string, { name, field }: Pick<Compared, 'name' | 'field'>, { agency }: Caller): Stored {
  if (name === 'revision') return parseNumber(text, {});
  else if (name === 'title') return fold(text);
  else return field?.kind.storeOperand?.(text, field.options as never, { country: agency.country, currency: agency.currency, areaUnit: agency.settings.areaUnit }) ?? text;
}

/** What the column can be compared with on either engine. Throws InvalidValue. */
function settled(operand: Stored, type: ColumnType): Stored {
  if (type === 'text') {
    if (typeof operand !== 'string' || operand.includes('\0') || !operand.isWellFormed()) throw new InvalidValue('field.notText');
    return operand;
  }
  if (typeof operand !== 'number' || !(Math.abs(operand) <= Number.MAX_SAFE_INTEGER)) throw new InvalidValue('field.notNumber');
  // 2.3 × 100 is 229.99999999999997.
  const near = Math.round(operand);
  return Math.abs(near - operand) < 1e-6 ? near : operand;
}
