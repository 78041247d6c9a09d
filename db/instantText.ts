const day = 86_400_000;
const mostDays = 2_000;
const days = new Map<number, string>();
const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/**
 * An instant in milliseconds as `Date` writes it in ISO 8601. Lists write two of them in each row, and most share their day.
 * @throws RangeError where there is no such instant.
 */
export function instantText(instant: number): string {
  const number = Math.floor(instant / day);
  let text = days.get(number);
  if (text === undefined) {
    if (days.size >= mostDays) days.clear();
    text = new Date(number * day).toISOString().slice(0, -13);
    days.set(number, text);
  }
  const since = Math.floor(instant) - number * day;
  const seconds = Math.floor(since / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${text}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${String(since % 1_000).padStart(3, '0')}Z`;
}
