import { Refusal, type Filter, type ReportDays, type ReportGrouping, type ReportHeading } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import { customColumn } from '../records/addedFields.ts';
import { isDated } from '../records/dayComparison.ts';
import { SqlText } from '../records/sqlText.ts';
import { ageBands, dayBands, numberBands, type Band } from './bands.ts';
import type { Reporting } from './reporting.ts';
import type { Wording } from './wording.ts';
import { cutBy } from './cuts.ts';

/** One side of a report: how records are told apart, and what is said of each value. */
export interface Dimension {
  field: string;
  key: SqlText;
  /** What is shown of a key that is folded. */
  shown: SqlText | null;
  heading(key: Stored, shown: Stored): ReportHeading;
  filter(key: Stored, shown: Stored): Filter;
  /** All that there may be, in order, where that is known. */
  order: Stored[] | null;
  /** Those that stand there even if nothing is in them. */
  always: Stored[];
}

/** Least and most of a column, in its stored form. */
export type Range = readonly [least: Stored, most: Stored];

const grouped = new Set(['text', 'choice', 'boolean', 'reference', 'integer', 'decimal']);
const banded = new Set(['integer', 'decimal', 'money', 'area', 'duration']);

/** Whether the stretch that a grouping covers has to be read before it can be parted. */
export function needsRange(definition: RecordDefinition, { field, by, bands }: ReportGrouping): boolean {
  if (isDated(definition, field)) return by !== 'age';
  else return !bands && isBanded(definition, field) && !grouped.has(definition.fields[field]!.kind.name);
}

/** @throws Refusal `query.unknownField`, `report.notGroupable` (400) */
export function checkGrouping(definition: RecordDefinition, { field, by, bands }: ReportGrouping): void {
  if (!definition.places.has(field) || definition.fields[field]?.options.internal) throw new Refusal('query.unknownField', { status: 400, values: { field } });
  const isDay = isDated(definition, field);
  const kind = definition.fields[field]?.kind.name ?? '';
  const fits = isDay ? !bands || by === 'age' : by === undefined && (bands ? isBanded(definition, field) : field === 'holder' || grouped.has(kind) || banded.has(kind));
  if (!fits || field === 'title') throw new Refusal('report.notGroupable', { status: 400, values: { field } });
}

const isBanded = ({ fields }: RecordDefinition, field: string): boolean => banded.has(fields[field]?.kind.name ?? '');

export function columnAt(definition: RecordDefinition, place: number, dialect: SqlText['dialect']): string {
  const column = definition.columns[place]!;
  return column.added ? customColumn(column, dialect) : `t."${column.name}"`;
}

export interface Parted { reporting: Reporting; wording: Wording; range: Range | null; days: ReportDays | null }

/** @param days the time that the report is about, where it is told by this very field. */
export function dimensionOf(grouping: ReportGrouping, { reporting, wording, range, days }: Parted): Dimension {
  const { definition, today, dialect, caller: { agency } } = reporting;
  const { field, by = 'month', bands } = grouping;
  if (isDated(definition, field)) {
    const isInstant = definition.fields[field]?.kind.name !== 'date';
    const setting = { today, zone: isInstant ? agency.timeZone : null };
    return ofBands(grouping, by === 'age' ? ageBands(bands ?? [30, 60, 90, 180], setting) : dayBands({ step: by, days, range }, setting), { reporting, wording });
  } else if (bands ?? (range && !grouped.has(definition.fields[field]!.kind.name))) {
    return ofBands(grouping, numberBands({ field: definition.fields[field]!, bands, range }, agency), { reporting, wording });
  } else return ofValues(field, { reporting, wording, dialect });
}

function ofBands({ field }: ReportGrouping, bands: Band[], { reporting: { definition, dialect }, wording }: Pick<Parted, 'reporting' | 'wording'>): Dimension {
  // They stand in the order in which people read them; the column is cut in rising order.
  const rising = [...bands].sort((one, other) => one.index - other.index);
  const bounds = rising.slice(1).map(({ from }) => from!.stored);
  const at = (key: Stored): Band => rising[Number(key)]!;
  return {
    field, shown: null, order: bands.map(({ index }) => index), always: bands.filter(({ isAlways }) => isAlways).map(({ index }) => index),
    key: cutBy(columnAt(definition, comparedPlace(definition, field)!, dialect), bounds, dialect),
    heading: (key) => (key === null ? wording.none() : { value: at(key).value, title: wording.band(field, at(key)) }),
    filter: (key) => (key === null ? without(field) : { all: filterOf(field, at(key)) }),
  };
}

function filterOf(field: string, { from, to }: Band): Filter[] {
  return [...(from ? [{ field, is: '>=' as const, value: from.written }] : []), ...(to ? [{ field, is: '<' as const, value: to.written }] : [])];
}

function ofValues(field: string, { reporting: { definition }, wording, dialect }: Pick<Parted, 'reporting' | 'wording'> & { dialect: SqlText['dialect'] }): Dimension {
  const [first] = definition.places.get(field)!;
  const compared = comparedPlace(definition, field)!;
  const column = (place: number): SqlText => new SqlText(dialect).add(columnAt(definition, place, dialect));
  const kind = definition.fields[field]?.kind;
  const load = (stored: Stored) => (kind && stored !== null ? kind.load([stored]) as string | number | boolean : stored);
  return {
    field, key: column(compared), shown: compared === first ? null : column(first!), order: wording.order(field), always: [],
    heading: (key, shown) => (key === null ? wording.none() : wording.value(field, load(shown ?? key)!)),
    filter: (key, shown) => (key === null ? without(field) : { field, is: '=', value: writtenValue(load(shown ?? key)!) }),
  };
}

const writtenValue = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
const without = (field: string): Filter => ({ not: { field, is: 'has', value: true } });
