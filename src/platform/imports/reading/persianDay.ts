const day = 24 * 60 * 60_000;
const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Years that somebody writes of the Persian calendar, and never of the Gregorian. */
export const isPersianYear = (year: number): boolean => year >= 1200 && year < 1500;

/** A day of the Persian calendar as ISO 8601 of the Gregorian; undefined where there is none such. */
export function gregorianOf(year: number, month: number, dayOfMonth: number): string | undefined {
  // The year begins between the 19th and the 22nd of March; six months of 31 days come first.
  const about = Date.UTC(year + 621, 2, 20) + (Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30 + dayOfMonth - 1) * day;
  for (const days of [0, 1, -1, 2]) {
    const instant = about + days * day;
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (parts.get('year') === year && parts.get('month') === month && parts.get('day') === dayOfMonth) return new Date(instant).toISOString().slice(0, 10);
  }
  return undefined;
}
