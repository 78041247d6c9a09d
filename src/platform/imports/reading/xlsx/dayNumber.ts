const dayMilliseconds = 24 * 60 * 60_000;
/** Day 0 of the tables; the 29 February 1900, which they count, was none. */
const dayZero = Date.UTC(1899, 11, 30);
const daysTo1904 = 1_462;
const lastDay = 2_958_465;

/** A day as tables count it, as ISO 8601 with its hour where it has one; the number as it is where it is none. */
export function dayOf(written: string, is1904 = false): string {
  const number = Number(written) + (is1904 ? daysTo1904 : 0);
  if (!(number >= 0 && number <= lastDay + 1)) return written;
  const iso = new Date(dayZero + Math.round(number * 24 * 60 * 60) * 1_000).toISOString();
  const [day, hour] = [iso.slice(0, 10), iso.slice(11, 19)];
  if (number < 1) return hour;
  else return hour === '00:00:00' ? day : `${day}T${hour}`;
}

/** Days of 1927 to 2091, as a number that somebody's program wrote where a day belongs. */
export const isDayNumber = (text: string): boolean => /^\d{5}(\.\d+)?$/.test(text) && Number(text) >= 10_000 && Number(text) * dayMilliseconds < Date.UTC(2091, 0, 1) - dayZero;
