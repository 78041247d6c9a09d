import type { DateOrder } from '@gable/api';
import { toLatinDigits } from '@gable/db/fold.ts';
import { instantOf } from '../../days/localTime.ts';
import { longestDay, readDay } from './dates.ts';

/** An instant where the text has one; an hour without a zone is the office's, and a day without an hour its beginning. */
export function readInstant(text: string, order: DateOrder, timeZone: string): string {
  if (text.length > longestDay) return text;
  if (/T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text)) return text;
  const day = readDay(text, order);
  const [, hour = '0', minute = '0', second = '0', half = ''] = /[T ,](\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([ap])?\.?m?\.?$/i.exec(toLatinDigits(text)) ?? [];
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const local = Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  if (hours > 23 || Number(minute) > 59 || Number.isNaN(local)) return text;
  return new Date(instantOf(local, timeZone)).toISOString();
}
