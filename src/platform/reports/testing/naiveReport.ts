import type { Money, RecordData, ReportGrouping, ReportMeasure, ReportValue } from '@gable/api';
import { beginningOf } from '../../days/calendar.ts';
import { dayAt } from '../../days/localTime.ts';

/** What a naive reading takes for granted: the zone, the day that it is, and that weeks begin on Sunday. */
export interface NaiveDay { zone: string; today: string }

const instants = new Set(['createdAt', 'updatedAt', 'priceChangeTimestamp', 'dueAt', 'doneAt']);

/** The value of the heading that a record stands under, told in memory, slowly and plainly. */
export function naiveKey(record: RecordData, { field, by = 'month', bands }: ReportGrouping, { zone, today }: NaiveDay): unknown {
  const value = record[field];
  if (value === null || value === undefined) return null;
  if (instants.has(field) || field.endsWith('Date')) {
    const day = instants.has(field) ? dayAt(Date.parse(value as string), zone) : value as string;
    if (by === 'age') return naiveAge(day, bands!, today);
    else return by === 'day' ? day : beginningOf(by, day, 7);
  }
  const number = typeof value === 'object' ? (value as Money).amount / 100 : value;
  return bands ? bands.filter((bound) => bound <= (number as number)).at(-1) ?? `<${bands[0]}` : number;
}

function naiveAge(day: string, bands: readonly number[], today: string): number {
  const age = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return age < 0 ? -1 : bands.filter((bound) => bound <= age).at(-1) ?? 0;
}

/** One figure of some records. */
export function naiveValue(records: readonly RecordData[], { of, field }: ReportMeasure): ReportValue {
  if (of === 'count') return records.length;
  const values = records.map((record) => record[field!]).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return null;
  if (typeof values[0] === 'number') return told(values as number[], of);
  const currencies = [...new Set((values as Money[]).map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({ currency, amount: Math.round(told((values as Money[]).filter((one) => one.currency === currency).map(({ amount }) => amount), of)) }));
}

function told(numbers: readonly number[], of: 'sum' | 'average' | 'median' | 'least' | 'most'): number {
  const inOrder = numbers.toSorted((one, other) => one - other);
  const median = (inOrder[Math.floor((numbers.length - 1) / 2)]! + inOrder[Math.floor(numbers.length / 2)]!) / 2;
  const sum = numbers.reduce((one, other) => one + other, 0);
  return { sum, average: sum / numbers.length, median, least: Math.min(...numbers), most: Math.max(...numbers) }[of];
}

