import type { RecordData } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

export type Attachment = 'none' | 'xlsx' | 'csv';

/** A record of the kind `reportSchedules`, with its next time. */
export interface Schedule extends RecordData {
  repeats: 'workdays' | 'weekly' | 'monthly';
  weekday: number | null;
  dayOfMonth: number | null;
  hour: number;
  recipients: { id: string }[];
  attachment: Attachment;
  nextAt: string;
}

/** When a report goes out, and to whom it went. */
export interface ReportSendings { schedules: Schedule[]; sendings: { member: string; at: string; state: 'queued' | 'sent' | 'failed'; failure: string | null }[] }

/** `Every week on Monday at 8:00` */
export function sayTiming({ t, locale, agency }: Pick<GableWorkbench, 't' | 'locale' | 'agency'>, { repeats, weekday, dayOfMonth, hour }: Pick<Schedule, 'repeats' | 'weekday' | 'dayOfMonth' | 'hour'>): string {
  return t(`reports.timing.${repeats}`, { hour: hourName(hour, locale, agency.country), weekday: repeats === 'weekly' ? weekdayName(weekday ?? 1, locale) : '', day: dayOfMonth ?? 1 });
}

/** The 1st of January 2024 was a Monday. */
export const weekdayName = (weekday: number, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

export const hourName = (hour: number, locale: string, country: string): string => new Intl.DateTimeFormat(locale === 'en' ? `en-${country}` : locale, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hour));
