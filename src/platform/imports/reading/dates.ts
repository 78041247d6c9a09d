import type { DateOrder } from '@gable/api';
import { toLatinDigits } from '@gable/db/fold.ts';
import { monthNamed } from './months.ts';
import { gregorianOf, isPersianYear } from './persianDay.ts';
import { dayOf, isDayNumber } from './xlsx/dayNumber.ts';

/** Days and hours are written in less, whatever the language. */
export const longestDay = 120;

/** A day in one of the forms that offices write, as ISO 8601; the text itself where it is none of them. */
export function readDay(text: string, order: DateOrder): string {
  if (text.length > longestDay) return text;
  const written = toLatinDigits(text).replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?$/.exec(written) ?? /^(\d{4})[/. -]{1,2}(\d{1,2})[/. -]{1,2}(\d{1,2})(?:[T ,].*)?$/.exec(written) ?? [];
  if (year !== undefined) return iso(year, month!, day!);
  const [, first, second, third] = /^(\d{1,2})[/. -]{1,2}(\d{1,2})[/. -]{1,2}(\d{4}|\d{2})(?:[T ,].*)?$/.exec(written) ?? [];
  if (first !== undefined) return inOrder([first, second!, third!], order);
  else if (isDayNumber(written)) return dayOf(written).slice(0, 10);
  else return withMonthsName(written) ?? text;
}

/** The order that a column's values show: that of most of those that can only be read in one way. */
export function orderShownBy(samples: readonly string[]): DateOrder | null {
  const [most, next] = votesOf(samples);
  return most && most[1] > (next?.[1] ?? 0) ? most[0] : null;
}

/** Whether a column has days that could be read in several ways, whatever the others show. */
export const hasThreeNumbers = (samples: readonly string[]): boolean => samples.some((sample) => threeNumbers.test(toLatinDigits(sample)));

/** Whether nothing tells the order of such days, or their values contradict each other. */
export function isOrderOpen(samples: readonly string[]): boolean {
  const votes = votesOf(samples);
  return votes.length > 1 || (votes.length === 0 && samples.some(isAmbiguous));
}

/** Whether a day stands in front that is no month: `31/05/24`. */
export const hasDayInFront = (samples: readonly string[]): boolean => samples.some((sample) => {
  const [, first, second] = threeNumbers.exec(toLatinDigits(sample)) ?? [];
  return Number(first) > 12 && Number(first) <= 31 && Number(second) <= 12;
});

/** Orders that values show, those of most first. */
function votesOf(samples: readonly string[]): [DateOrder, number][] {
  const votes = new Map<DateOrder, number>();
  for (const sample of samples) {
    const order = onlyOrderOf(sample);
    if (order) votes.set(order, (votes.get(order) ?? 0) + 1);
  }
  return [...votes].sort(([, one], [, other]) => other - one);
}

/** Null where it can be read in several ways, or in none: `31/31/1980`. */
function onlyOrderOf(sample: string): DateOrder | null {
  const [, first, second, third] = threeNumbers.exec(toLatinDigits(sample)) ?? [];
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  if (one > 31 || first === '00') return two <= 12 && third!.length === 2 && three <= 31 ? 'yearFirst' : null;
  else if (two > 12) return one <= 12 && two <= 31 ? 'monthFirst' : null;
  else return one > 12 && (third!.length === 4 || three > 31 || third === '00') ? 'dayFirst' : null;
}

function isAmbiguous(sample: string): boolean {
  const [, first, second] = threeNumbers.exec(toLatinDigits(sample)) ?? [];
  return Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

const threeNumbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?!\d)/;

function inOrder([first, second, third]: [string, string, string], order: DateOrder): string {
  if (third.length === 2 && order === 'yearFirst') return iso(fullYear(first), second, third);
  else return order === 'monthFirst' ? iso(fullYear(third), first, second) : iso(fullYear(third), second, first);
}

/** `12 March 2024`, `Mar 12, 2024`, `12-Mar-24`, `۱۲ مرداد ۱۴۰۳`. */
function withMonthsName(written: string): string | undefined {
  const words = written.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1').split(/[\s,./-]+/).filter(Boolean);
  if (words.length < 3 || words.length > 7) return undefined;
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const month = words.map(monthNamed).find(Boolean);
  const [day, year] = numbers[0]?.length === 4 ? [numbers[1], numbers[0]] : numbers;
  if (!month || day === undefined || year === undefined || day.length > 2) return undefined;
  const whole = fullYear(year);
  return month.calendar === 'persian' ? gregorianOf(Number(whole), month.month, Number(day)) : iso(whole, String(month.month), day);
}

/** Two digits are of the hundred years that end in ten. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  const last = new Date().getUTCFullYear() + 10;
  const century = Math.floor(last / 100) * 100;
  return String(century + Number(year) > last ? century - 100 + Number(year) : century + Number(year));
}

function iso(year: string, month: string, day: string): string {
  const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPersianYear(Number(year)) ? (gregorianOf(Number(year), Number(month), Number(day)) ?? plain) : plain;
}
