import type { FieldDescription, RecordData, RecordDescription } from '../../index.ts';
import { choiceOf, hueOf } from '../fields/labels.ts';
import { instantAt } from '../../zonedTime.ts';

export const calendarSpans = ['month', 'week', 'list'] as const;
export type Span = (typeof calendarSpans)[number];

/** What a calendar shows: around which day, today where it does not say, and how much at once. */
export interface CalendarPlace { day?: string | undefined; span?: Span | undefined }

/** A record as it stands in a calendar. */
export interface Standing { id: string; title: string; start: string; allDay: boolean; editable: boolean; color?: string; contrastColor?: string }

/** Days are whole days; times last as long as it takes to read them. Coloured by where the record stands. */
export function standingOf(description: RecordDescription, { record, by }: { record: RecordData; by: FieldDescription }): Standing {
  const state = description.fields.find(({ name }) => name === description.boardBy);
  const value = state && record[state.name];
  const meaning = state && typeof value === 'string' ? choiceOf(state, value)?.meaning : undefined;
  const tone = meaning ?? (state && typeof value === 'string' ? `hue-${hueOf(state, value)}` : undefined);
  return {
    id: record.id, title: record.title, start: record[by.name] as string, allDay: by.kind === 'date', editable: !by.readOnly && !record.glimpse,
    ...(tone && tone !== 'hue-0' && { color: `var(--${tone}-soft)`, contrastColor: `var(--${tone})` }),
  };
}

/** The value of the field where a record was put: its day, or the instant, which keeps its hour where only the day is another. */
export function valueAt(by: FieldDescription, start: string): string {
  return by.kind === 'date' ? start.slice(0, 10) : new Date(start).toISOString();
}

/** What a new record is given on a day that was pressed; without an hour it is nine in the morning. */
export function valueOn(by: FieldDescription, pressed: string, timeZone: string): string {
  const [day = '', time] = pressed.split('T');
  if (by.kind === 'date') return day;
  else return time ? new Date(pressed).toISOString() : instantAt({ day, time: '09:00', timeZone });
}

/** So many days further. */
export function shifted(by: FieldDescription, value: string, { days, timeZone, clock }: { days: number; timeZone: string; clock: (instant: string, timeZone: string) => { day: string; time: string } }): string {
  const { day, time } = by.kind === 'date' ? { day: value, time: '' } : clock(value, timeZone);
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return by.kind === 'date' ? next : instantAt({ day: next, time, timeZone });
}

/** The first day of a week where the agency is, from 0 for Sunday. */
export function firstDayIn(country: string): number {
  const { firstDay } = (new Intl.Locale(`und-${country}`) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }).getWeekInfo?.() ?? { firstDay: 1 };
  return firstDay % 7;
}

/** «November 2026», «آبان – آذر ۱۴۰۵»: the grid is of Gregorian months, and readers of Persian are told which of theirs lie in it. */
export function monthsNamed({ from, to, locale }: { from: string; to: string; locale: string }): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const parts = (day: string): { month: string; year: string } => {
    const all = format.formatToParts(new Date(`${day}T12:00:00Z`));
    const part = (type: string): string => all.find((one) => one.type === type)?.value ?? '';
    return { month: part('month'), year: part('year') };
  };
  const [first, last] = [parts(from), parts(to)];
  if (first.year !== last.year) return `${first.month} ${first.year} – ${last.month} ${last.year}`;
  else return `${first.month === last.month ? first.month : `${first.month} – ${last.month}`} ${last.year}`;
}
