import type { Filter, Operator } from '@gable/api';
import { InvalidValue, type Stored } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import { instantOf } from '../days/localTime.ts';
import { spanOf, type Span } from '../days/span.ts';
import { todayOf } from '../days/today.ts';
import type { SqlText } from './sqlText.ts';

type Comparison = Extract<Filter, { field: string }>;
/** From the first to before the second; null where there is no such bound. */
type Bounds = readonly [from: Stored, before: Stored];

const standing = new Set(['createdAt', 'updatedAt', 'archivedAt']);

/** Whether a field is compared with days: what is equal to one lies between its beginning and its end. */
export function isDated({ fields }: Pick<RecordDefinition, 'fields'>, name: string): boolean {
  return standing.has(name) || fields[name]?.kind.name === 'date' || fields[name]?.kind.name === 'dateTime';
}

/** @throws InvalidValue where a value is no day. */
export function addDayComparison(column: string, { field, is, value }: Comparison, { sql, definition, agency }: { sql: SqlText; definition: RecordDefinition; agency: Agency }): void {
  const isInstant = definition.fields[field]?.kind.name !== 'date';
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  if (texts.length === 0) throw new InvalidValue('field.required');
  const all = texts.map((text) => boundsOf(text, is, { isInstant, agency }));
  sql.add('(');
  for (const [index, [from, before]] of all.entries()) {
    if (index) sql.add(' OR ');
    if (from !== null && before !== null) sql.add(`(${column} >= ? AND ${column} < ?)`, from, before);
    else if (from !== null) sql.add(`${column} >= ?`, from);
    else sql.add(`${column} < ?`, before);
  }
  sql.add(')');
}

interface Asked { isInstant: boolean; agency: Agency }

function boundsOf(text: string, is: Operator, { isInstant, agency }: Asked): Bounds {
  const today = todayOf(agency);
  const span = spanOf(text.toLowerCase() === 'stale' ? `-${agency.settings.staleAfterMonths ?? 12}m` : text, today);
  if (!span && isInstant) return between(is, instantIn(text, agency.timeZone));
  if (!span) throw new InvalidValue('field.notDate');
  const at = (day: string): Stored => (isInstant ? instantOf(Date.parse(`${day}T00:00:00Z`), agency.timeZone) : day);
  const [from, before] = span.isAge ? agedBounds(is, span, spanOf('today', today)!) : between(is, [span.from, span.to]);
  return [typeof from === 'string' ? at(from) : from, typeof before === 'string' ? at(before) : before];
}

function between(is: Operator, [from, to]: readonly [Stored, Stored]): Bounds {
  switch (is) {
    case '=': return [from, to];
    case '<': return [null, from];
    case '<=': return [null, to];
    case '>': return [to, null];
    case '>=': return [from, null];
    default: throw new InvalidValue('field.notDate');
  }
}

/** What is less than 30 days old came after that day, and not after today. */
function agedBounds(is: Operator, { from, to }: Span, today: Span): Bounds {
  switch (is) {
    case '=': return [from, to];
    case '<': return [to, today.to];
    case '<=': return [from, today.to];
    case '>': return [null, from];
    case '>=': return [null, to];
    default: throw new InvalidValue('field.notDate');
  }
}

/** An instant as it was written, as exactly as it was written: to the minute, the second or the thousandth. */
function instantIn(text: string, timeZone: string): readonly [number, number] {
  const [, local, seconds, fraction, zone] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const instant = local === undefined ? NaN : Date.parse(`${local}${seconds ?? ''}${zone ?? 'Z'}`);
  if (Number.isNaN(instant)) throw new InvalidValue('field.notDateTime');
  const from = zone ? instant : instantOf(instant, timeZone);
  return [from, from + (fraction ? 1 : seconds ? 1_000 : 60_000)];
}
