import { clockAt, instantAt } from '@gable/api';

/** When the office is open; days are 1 for Monday to 7 for Sunday, times `09:00` by its own clock. */
export interface WorkingHours { days: readonly number[]; from: string; to: string }

const dayMilliseconds = 24 * 60 * 60_000;
const mostDays = 60;

/** The week of a country, without its weekend. */
export function usualHours(country: string): WorkingHours {
  const { weekend } = (new Intl.Locale(`und-${/^[A-Z]{2}$/.test(country) ? country : 'US'}`) as Intl.Locale & { getWeekInfo(): { weekend: number[] } }).getWeekInfo();
  return { days: [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day)), from: '09:00', to: '18:00' };
}

/** The instant at which so many minutes of working hours have passed. Who never opens has the minutes as they are. */
export function afterWorkingMinutes(at: string, minutes: number, { hours, timeZone }: { hours: WorkingHours; timeZone: string }): string {
  let left = minutes * 60_000;
  let { day } = clockAt(at, timeZone);
  for (let count = 0; count < mostDays && left > 0; count += 1, day = nextDay(day)) {
    if (!hours.days.includes(weekdayOf(day))) continue;
    const opens = Math.max(Date.parse(at), Date.parse(instantAt({ day, time: hours.from, timeZone })));
    const open = Date.parse(instantAt({ day, time: hours.to, timeZone })) - opens;
    if (open >= left) return new Date(opens + left).toISOString();
    left -= Math.max(0, open);
  }
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);
