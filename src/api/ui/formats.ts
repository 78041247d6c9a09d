import type { Money, Phone } from '../index.ts';

/** Values as the member reads them: their language's numerals and calendar, the agency's zone, currency and area unit. */
export interface Formats {
  /** `2026-11-22` or an instant → 22 Nov 2026; without the year where it is this one and `short`. */
  date(value: string | Date, style?: 'short' | 'medium' | 'long'): string;
  dateTime(value: string | Date): string;
  time(value: string | Date): string;
  /** In 3 days, 2 weeks ago, tomorrow. */
  distance(count: number, unit: 'day' | 'week' | 'month' | 'year'): string;
  /** 5 minutes ago, tomorrow, in 3 weeks. */
  relative(value: string | Date): string;
  /** Whole currencies without digits after the point; `short` gives 1.2M. Isolated for mixed directions. */
  money(value: Money, style?: 'short' | 'full'): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** From square metres into the agency's unit, with its sign. */
  area(squareMeters: number): string;
  /** Minutes → 1 h 30 min. */
  duration(minutes: number): string;
  bytes(value: number): string;
  /** International spacing, isolated left to right. */
  phone(value: Phone | string): string;
  /** a, b and c. */
  list(values: string[]): string;
  /** The agency's day of an instant, `2026-11-22`; of now without one. */
  day(value?: string | Date): string;
}
