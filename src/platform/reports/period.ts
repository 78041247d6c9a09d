import { Refusal, type Filter, type ReportDays, type ReportPeriod } from '@gable/api';
import { addDays, addMonths } from '../days/calendar.ts';
import { spanOf, type Today } from '../days/span.ts';

export interface Periods { now: ReportDays; before: ReportDays | null }

/** @throws Refusal `report.wrongPeriod` (400) */
export function periodsOf({ span, comparedWith }: ReportPeriod, today: Today): Periods {
  const now = daysOf(span, today);
  if (!now) throw new Refusal('report.wrongPeriod', { status: 400, values: { span } });
  if (comparedWith === undefined) return { now, before: null };
  const before = comparedWith === 'yearBefore' ? { from: addMonths(now.from, -12), to: addMonths(now.to, -12) } : stretchBefore(now);
  return { now, before };
}

/** `12m` and `-12m` are the months up to today, the one that begins today's way included. */
function daysOf(written: string, today: Today): ReportDays | undefined {
  const span = spanOf(written.replace(/^-(?=\d+[dwmy]$)/i, ''), today);
  if (!span) return undefined;
  else if (span.isAge) return { from: span.to, to: addDays(today.day, 1) };
  else return { from: span.from, to: span.to };
}

/** As many whole months where it is made of such, and otherwise as many days. */
function stretchBefore({ from, to }: ReportDays): ReportDays {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  const isWhole = from.endsWith('-01') && to.endsWith('-01') && last > first;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return { from: isWhole ? addMonths(from, first - last) : addDays(from, -days), to: from };
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

export const within = (field: string, { from, to }: ReportDays): Filter[] => [{ field, is: '>=', value: from }, { field, is: '<', value: to }];
