import { addDays, addMonths } from '../../days/calendar.ts';
import { dayAt, instantOf } from '../../days/localTime.ts';
import { weekIn } from '../../days/week.ts';

/** When something comes again. Weekdays are 1 for Monday to 7. */
export interface Timing { repeats: 'workdays' | 'weekly' | 'monthly'; weekday: number | null; dayOfMonth: number | null; hour: number }
/** By whose clocks and weekends. */
export interface Setting { timeZone: string; country: string }

/** Longer than from one end of the month to the next one's. */
const mostDays = 63;

/** The first due time after an instant. An hour that the clocks leave out is the one after it, and one that they have twice comes once. */
export function nextDue(timing: Timing, after: number, setting: Setting): number {
  for (let day = addDays(dayAt(after, setting.timeZone), -1), count = 0; count < mostDays; day = addDays(day, 1), count += 1) {
    const due = dueOn(timing, day, setting);
    if (due !== null && due > after) return due;
  }
  throw new Error('A timing never comes.');
}

/** The last due time up to an instant. */
export function lastDue(timing: Timing, upTo: number, setting: Setting): number {
  for (let day = addDays(dayAt(upTo, setting.timeZone), 1), count = 0; count < mostDays; day = addDays(day, -1), count += 1) {
    const due = dueOn(timing, day, setting);
    if (due !== null && due <= upTo) return due;
  }
  throw new Error('A timing never came.');
}

function dueOn(timing: Timing, day: string, setting: Setting): number | null {
  if (!isDue(timing, day, setting)) return null;
  return instantOf(Date.parse(`${day}T${String(timing.hour).padStart(2, '0')}:00:00Z`), setting.timeZone);
}

function isDue({ repeats, weekday, dayOfMonth }: Timing, day: string, { country }: Setting): boolean {
  const own = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  if (repeats === 'workdays') return !weekIn(country).weekend.includes(own);
  else if (repeats === 'weekly') return own === (weekday ?? 1);
  const last = Number(addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1).slice(8));
  return Number(day.slice(8)) === Math.min(dayOfMonth ?? 1, last);
}
