import type { DateOrder } from '@gable/api';
import { toLatinDigits } from '@gable/db/fold.ts';

/** A day in one of the forms that offices write, as ISO 8601; the text itself where it is none of them. */
export function readDay(text: string, order: DateOrder): string {
  const written = toLatinDigits(text);
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$/.exec(written) ?? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?$/.exec(written) ?? [];
  if (year !== undefined) return iso(year, month!, day!);
  const [, first, second, third] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,].*)?$/.exec(written) ?? [];
  if (first === undefined) return text;
  else return order === 'dayFirst' ? iso(third!, second!, first) : iso(third!, first, second!);
}

/** An instant where the text has one, otherwise the beginning of its day. */
export const readInstant = (text: string, order: DateOrder): string =>
  (/T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text) ? text : readDay(text, order));

/** The order that a column's values show, where one of them can only be read in one way. */
export function orderShownBy(samples: readonly string[]): DateOrder | null {
  for (const sample of samples) {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(toLatinDigits(sample)) ?? [];
    if (Number(first) > 12) return 'dayFirst';
    if (Number(second) > 12) return 'monthFirst';
  }
  return null;
}

const iso = (year: string, month: string, day: string): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
