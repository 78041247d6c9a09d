import type { Agency } from '../caller.ts';
import { dayAt } from './localTime.ts';
import type { Today } from './span.ts';

/** What day it is for an agency, and when its weeks begin. */
export function todayOf({ timeZone, country }: Pick<Agency, 'timeZone' | 'country'>): Today {
  return { day: dayAt(Date.now(), timeZone), weekBegins: weekBeginsIn(country) };
}

const known = new Map<string, number>();

function weekBeginsIn(country: string): number {
  // What was kept as a country before anybody looked at it.
  if (!/^[A-Z]{2}$/.test(country)) return 1;
  let day = known.get(country);
  if (day === undefined) known.set(country, day = (new Intl.Locale(`und-${country}`) as Intl.Locale & { getWeekInfo(): { firstDay: number } }).getWeekInfo().firstDay);
  return day;
}
