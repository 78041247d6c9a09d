import { fold } from '@gable/db/fold.ts';

/** A month by its name: which, and in which calendar. */
export interface Month { month: number; calendar: 'gregory' | 'persian' }

let known: Map<string, Month> | undefined;

/** `March`, `Μαρτίου`, `מרץ`, `במרץ`, `مرداد`, in full and short. */
export function monthNamed(word: string): Month | undefined {
  known ??= allMonths();
  const folded = fold(word).replace(/\.$/, '');
  return known.get(folded) ?? known.get(folded.replace(/^ב/, ''));
}

function allMonths(): Map<string, Month> {
  const months = new Map<string, Month>();
  for (const [locale, calendar] of [['en', 'gregory'], ['he', 'gregory'], ['el', 'gregory'], ['fa', 'gregory'], ['fa', 'persian'], ['en', 'persian']] as const) {
    for (let month = 1; month <= 12; month += 1) {
      // The fifth day of a Persian month lies in the next Gregorian one from the 20th on.
      const day = new Date(calendar === 'gregory' ? Date.UTC(2024, month - 1, 15) : Date.UTC(2024, month + 1, 28));
      for (const style of ['long', 'short'] as const) {
        for (const options of [{ month: style }, { month: style, day: 'numeric' }] as const) {
          const parts = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, { ...options, timeZone: 'UTC' }).formatToParts(day);
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          const key = fold(name).replace(/\.$/, '');
          if (/\p{L}/u.test(key) && !months.has(key)) months.set(key, { month, calendar });
        }
      }
    }
  }
  return months;
}
