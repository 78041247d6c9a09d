/** Days are texts as ISO 8601, `2026-11-22`, of the Gregorian calendar and of no zone. */
export type Stretch = 'week' | 'month' | 'quarter' | 'year';

const dayMilliseconds = 24 * 60 * 60_000;

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && written(Date.parse(`${text}T00:00:00Z`)) === text;

export const addDays = (day: string, count: number): string => written(Date.parse(`${day}T00:00:00Z`) + count * dayMilliseconds);

/** The same day of another month, or its last one where it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return written(first.setUTCDate(Math.min(dayOfMonth, last)));
}

/** @param weekBegins 1 for Monday to 7 */
export function beginningOf(stretch: Stretch, day: string, weekBegins: number): string {
  const [year, month] = day.split('-') as [string, string];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (stretch === 'week') return addDays(day, -((weekday - weekBegins + 7) % 7));
  else if (stretch === 'month') return `${year}-${month}-01`;
  else if (stretch === 'quarter') return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  else return `${year}-01-01`;
}

const written = (instant: number): string => (Number.isNaN(instant) || Math.abs(instant) > 8e15 ? '' : new Date(instant).toISOString().slice(0, 10));
