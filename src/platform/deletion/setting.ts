import type { Agency } from '../caller.ts';
import { addDays } from '../days/calendar.ts';
import { dayAt, instantOf } from '../days/localTime.ts';

/** After how many days in the archive a record is deleted for good; null is never. `kinds` says otherwise of some, `from` which night it holds from. */
export interface DeletionSetting { days: number | null; kinds: Record<string, number | null>; from?: string }

/** For an agency that has said nothing. */
const usual: DeletionSetting = { days: 90, kinds: {} };

type Of = Pick<Agency, 'settings' | 'timeZone'>;

export const deletionOf = ({ settings }: Pick<Of, 'settings'>): DeletionSetting => (settings.deletion as DeletionSetting | undefined) ?? usual;

export function daysFor(agency: Of, kind: string): number | null {
  const { days, kinds } = deletionOf(agency);
  return Object.hasOwn(kinds, kind) ? kinds[kind]! : days;
}

/** The day in whose first hours a record goes that was archived at an instant: it has lain there for so many whole days. */
export function goesOn(agency: Of, kind: string, archivedAt: number): string | null {
  const days = daysFor(agency, kind);
  if (days === null) return null;
  const { from = '' } = deletionOf(agency);
  const on = addDays(dayAt(archivedAt, agency.timeZone), days + 1);
  return on < from ? from : on;
}

/** What was archived before this instant goes on that day; null where nothing does. */
export function archivedBefore(agency: Of, kind: string, day: string): number | null {
  const days = daysFor(agency, kind);
  if (days === null || day < (deletionOf(agency).from ?? '')) return null;
  return instantOf(Date.parse(`${addDays(day, -days)}T00:00:00Z`), agency.timeZone);
}
