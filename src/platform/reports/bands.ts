import { Refusal, type ReportDays, type ReportStep } from '@gable/api';
import type { Field, Stored } from '@gable/db/field.ts';
import type { Agency } from '../caller.ts';
import { addDays, addMonths, beginningOf } from '../days/calendar.ts';
import { dayAt, instantOf } from '../days/localTime.ts';
import type { Today } from '../days/span.ts';
import type { Range } from './dimension.ts';

/** A stretch of values from one bound to before another, as it is stored and as a filter writes it. */
export interface Band {
  /** How many bounds lie below it. */
  index: number;
  from: Bound | null;
  to: Bound | null;
  /** A day, a number of days or a number, of the first that lies in it; `<100` for what lies below all bounds. */
  value: string | number | null;
  /** What it is a stretch of; null for numbers. */
  step: ReportStep | null;
  /** Ages in days, the second not included. */
  age?: readonly [number | null, number | null];
  /** It stands there even if nothing is in it. */
  isAlways: boolean;
}
interface Bound { stored: Stored; written: string }

const mostBands = 400;

interface DaySetting { today: Today; /** Null where days are of no zone. */ zone: string | null }

const boundAt = (day: string, { zone }: DaySetting): Bound => ({ written: day, stored: zone === null ? day : instantOf(Date.parse(`${day}T00:00:00Z`), zone) });

/** @throws Refusal `report.tooManyCells` (422) */
export function dayBands({ step, days, range }: { step: Exclude<ReportStep, 'age'>; days: ReportDays | null; range: Range | null }, setting: DaySetting): Band[] {
  const stretch = days ?? daysIn(range, setting);
  if (!stretch) return [{ index: 0, from: null, to: null, value: null, step, isAlways: false }];
  const starts: string[] = [];
  for (let day = step === 'day' ? stretch.from : beginningOf(step, stretch.from, setting.today.weekBegins); day < stretch.to; day = next(day, step)) {
    starts.push(day);
    if (starts.length > mostBands) throw new Refusal('report.tooManyCells', { values: { most: mostBands } });
  }
  const ends = [...starts.slice(1), next(starts.at(-1)!, step)];
  const inside = starts.map((day, index): Band => ({ index: index + 1, value: day, step, isAlways: true, from: boundAt(day, setting), to: boundAt(ends[index]!, setting) }));
  const outside = { value: null, step, isAlways: false };
  return [{ ...outside, index: 0, from: null, to: inside[0]!.from }, ...inside, { ...outside, index: inside.length + 1, from: inside.at(-1)!.to, to: null }];
}

function next(day: string, step: Exclude<ReportStep, 'age'>): string {
  if (step === 'day') return addDays(day, 1);
  else if (step === 'week') return addDays(day, 7);
  else return addMonths(day, { month: 1, quarter: 3, year: 12 }[step]);
}

function daysIn(range: Range | null, { zone }: DaySetting): ReportDays | null {
  if (!range || range[0] === null) return null;
  const [from, last] = range.map((one) => (zone === null ? one as string : dayAt(Number(one), zone))) as [string, string];
  return { from, to: addDays(last, 1) };
}

/** The youngest first, and what is still to come last. */
export function ageBands(days: readonly number[], setting: DaySetting): Band[] {
  const { today } = setting;
  const first = days[0] === 0 ? days.slice(1) : days;
  const ages = [0, ...first];
  // An age of 30 days is the day 30 days ago.
  const since = (age: number): Bound => boundAt(addDays(today.day, 1 - age), setting);
  const bands = ages.map((age, index): Band => {
    const older = ages[index + 1];
    return {
      index: ages.length - 1 - index, value: age, step: 'age', isAlways: true, age: [age, older ?? null],
      from: older === undefined ? null : since(older), to: since(age),
    };
  });
  return [...bands, { index: ages.length, value: -1, step: 'age', age: [null, null], isAlways: false, from: since(0), to: null }];
}

interface Numbers { field: Field; bands: readonly number[] | undefined; range: Range | null }

export function numberBands({ field, bands, range }: Numbers, agency: Agency): Band[] {
  const setting = { country: agency.country, currency: agency.currency, areaUnit: agency.settings.areaUnit };
  const storedOf = (bound: number): number => Math.ceil(Math.round((field.kind.storeOperand!(plain(bound), field.options as never, setting) as number) * 1e4) / 1e4);
  const bounds = (bands ?? niceBounds(range, storedOf(1_000_000) / 1_000_000)).map((bound) => ({ number: bound, stored: storedOf(bound), written: plain(bound) }));
  return [null, ...bounds].map((from, index) => ({ index, value: from?.number ?? `<${bounds[0]!.written}`, step: null, isAlways: true, from, to: bounds[index] ?? null }));
}

/** Without an exponent. */
const plain = (number: number): string => number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 6 });

/** About six bands of a round width over what there is. */
function niceBounds(range: Range | null, factor: number): number[] {
  if (!range || range[0] === null) return [0];
  const [least, most] = range.map((one) => Number(one) / factor) as [number, number];
  if (most === least) return [least];
  const rough = (most - least) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough)!;
  const bounds: number[] = [];
  for (let bound = (Math.floor(least / width) + 1) * width; bound <= most; bound += width) bounds.push(Number(bound.toPrecision(12)));
  return bounds.length ? bounds : [most];
}
