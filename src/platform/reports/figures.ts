import { Refusal, type Money, type ReportMeasure, type ReportValue } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';

/** What is kept of a number field's values, by currency; `''` where it is no money. Any two of them can be put together. */
export interface Figure { sum: number; count: number; least: number; most: number; /** How often each value is there, where a median is asked for. */ values?: ReadonlyMap<number, number> }
export type Figures = Map<string, Figure>;
/** What is known of a group of records: how many, and by field. */
export interface Group { count: number; figures: Map<string, Figures> }

const numbers = new Set(['integer', 'decimal', 'money', 'area', 'duration']);

/** The fields that the figures are of. @throws Refusal `query.unknownField`, `report.notMeasurable` (400) */
export function measuredFields({ fields, places }: RecordDefinition, measures: readonly ReportMeasure[]): string[] {
  const names = [...new Set(measures.flatMap(({ field }) => field ?? []))];
  for (const field of names) {
    if (!places.has(field) || fields[field]?.options.internal) throw new Refusal('query.unknownField', { status: 400, values: { field } });
    if (!numbers.has(fields[field]?.kind.name ?? '')) throw new Refusal('report.notMeasurable', { status: 400, values: { field } });
  }
  return names;
}

export const emptyGroup = (): Group => ({ count: 0, figures: new Map() });

export function addGroup(into: Group, { count, figures }: Group): void {
  into.count += count;
  for (const [field, byCurrency] of figures) for (const [currency, figure] of byCurrency) addFigure(into, { field, currency, figure });
}

export function addFigure({ figures }: Group, { field, currency, figure }: { field: string; currency: string; figure: Figure }): void {
  let byCurrency = figures.get(field);
  if (!byCurrency) figures.set(field, byCurrency = new Map());
  const before = byCurrency.get(currency);
  byCurrency.set(currency, before ? together(before, figure) : figure);
}

const together = (one: Figure, other: Figure): Figure => ({
  sum: one.sum + other.sum, count: one.count + other.count, least: Math.min(one.least, other.least), most: Math.max(one.most, other.most),
  ...(one.values && other.values && { values: counted(one.values, other.values) }),
});

function counted(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const all = new Map(one);
  for (const [value, count] of other) all.set(value, (all.get(value) ?? 0) + count);
  return all;
}

/** One figure of a group, in the units of its field's values. */
export function valueOf(definition: RecordDefinition, { of, field }: ReportMeasure, group: Group): ReportValue {
  if (of === 'count') return group.count;
  const byCurrency = [...(group.figures.get(field!) ?? [])];
  if (byCurrency.length === 0) return null;
  const told = (figure: Figure): number => {
    if (of === 'average') return figure.sum / figure.count;
    else return of === 'median' ? medianOf(figure) : figure[of];
  };
  const { kind } = definition.fields[field!]!;
  if (kind.name !== 'money') return kind.load([told(byCurrency[0]![1])]) as number;
  const amounts = byCurrency.map(([currency, figure]): Money => ({ amount: Math.round(told(figure)), currency }));
  return amounts.sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function medianOf({ count, values = new Map() }: Figure): number {
  const inOrder = [...values].sort(([one], [other]) => one - other);
  const at = (place: number): number => {
    let passed = 0;
    return inOrder.find(([, times]) => (passed += times) > place)![0];
  };
  return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2;
}

/** The fields of which a median is told. */
export const medianFields = (measures: readonly ReportMeasure[]): string[] => [...new Set(measures.flatMap(({ of, field }) => (of === 'median' ? [field!] : [])))];

/** What a group is put in order by: its first figure, of the currency that there is most of. */
export function weightOf(definition: RecordDefinition, measure: ReportMeasure, group: Group): number {
  const value = valueOf(definition, measure, group);
  return Array.isArray(value) ? Math.max(...value.map(({ amount }) => amount)) : value ?? 0;
}
