import { addDays, addMonths, beginningOf, isDay, type Stretch } from './calendar.ts';

/** Days from the first to before the second, as ISO 8601; `isAge` where it was told by how long ago it is. */
export interface Span { from: string; to: string; isAge: boolean }

export interface Today {
  day: string;
  /** On which day a week begins, 1 for Monday to 7. */
  weekBegins: number;
}

const named: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
const which: Record<string, number> = { last: -1, this: 0, next: 1 };

/**
 * Reads the days that somebody means: `2026-11-22`, `2026-11`, `2026`; `today`, `yesterday`, `tomorrow`; `thisWeek`,
 * `lastMonth`, `nextQuarter`, `thisYear`; `-30d`, `+2w`, `-3m`, `+1y` from today; and `30d`, an age. Undefined for anything else.
 */
export function spanOf(written: string, today: Today): Span | undefined {
  const text = written.trim();
  const day = Object.hasOwn(named, text.toLowerCase()) ? named[text.toLowerCase()] : undefined;
  if (day !== undefined) return oneDay(addDays(today.day, day));
  return calendarSpan(text) ?? relativeStretch(text, today) ?? distance(text, today);
}

function calendarSpan(text: string): Span | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (!year) return undefined;
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDay(from)) return undefined;
  else if (day) return oneDay(from);
  else return { from, to: addMonths(from, month ? 1 : 12), isAge: false };
}

function relativeStretch(text: string, { day, weekBegins }: Today): Span | undefined {
  const [, when, what] = /^(last|this|next)-?(week|month|quarter|year)$/i.exec(text) ?? [];
  if (!when || !what) return undefined;
  const stretch = what.toLowerCase() as Stretch;
  const offset = which[when.toLowerCase()]!;
  const first = beginningOf(stretch, day, weekBegins);
  return { from: moved(first, stretch, offset), to: moved(first, stretch, offset + 1), isAge: false };
}

function distance(text: string, { day }: Today): Span | undefined {
  const [, sign, count, unit] = /^([+-]?)(\d{1,5})([dwmy])$/i.exec(text) ?? [];
  if (!count || !unit) return undefined;
  const stretch = units[unit.toLowerCase()]!;
  const at = moved(day, stretch, sign === '+' ? Number(count) : -Number(count));
  return isDay(at) ? { ...oneDay(at), isAge: sign === '' } : undefined;
}

const units: Record<string, Stretch | 'day'> = { d: 'day', w: 'week', m: 'month', y: 'year' };

function moved(day: string, stretch: Stretch | 'day', count: number): string {
  if (stretch === 'day') return addDays(day, count);
  else if (stretch === 'week') return addDays(day, count * 7);
  else return addMonths(day, count * { month: 1, quarter: 3, year: 12 }[stretch]);
}

const oneDay = (day: string): Span => ({ from: day, to: addDays(day, 1), isAge: false });
