import type { Agency } from '../caller.ts';
import { dayAt } from './localTime.ts';
import type { Today } from './span.ts';
import { weekIn } from './week.ts';

/** What day it is for an agency, and when its weeks begin. */
export function todayOf({ timeZone, country }: Pick<Agency, 'timeZone' | 'country'>): Today {
  return { day: dayAt(Date.now(), timeZone), weekBegins: weekIn(country).firstDay };
}
