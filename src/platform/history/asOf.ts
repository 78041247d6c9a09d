import { Refusal, type RecordData } from '@gable/api';
import { instantText } from '@gable/db/instantText.ts';
import { addDays, isDay } from '../days/calendar.ts';
import { instantOf } from '../days/localTime.ts';
import { notFound } from '../records/records.ts';
import type { Action, Entry } from './entry.ts';

/** An entry as far as going back behind it needs it. */
export interface Step { sequence: number; at: number; action: Action; changes: Entry['changes']; isErased: (field: string) => boolean }

export function toStep([sequence, at, action, changes, commitments]: readonly unknown[]): Step {
  const told = JSON.parse(changes as string) as Entry['changes'];
  const committed = commitments === null ? {} : JSON.parse(commitments as string) as object;
  return { sequence: Number(sequence), at: Number(at), action: action as Action, changes: told, isErased: (field) => !Object.hasOwn(told, field) && Object.hasOwn(committed, field) };
}

/**
 * What a record was at an instant: from what it is, back over all that was done since. What was erased is not known, and is
 * left out.
 * @throws Refusal `record.notThereThen` (404)
 */
export function goBack(now: RecordData, steps: readonly Step[], instant: number): RecordData {
  const ordered = steps.toSorted((a, b) => b.sequence - a.sequence);
  // Clocks of several servers may differ; the chain's order is what happened.
  const cut = ordered.findIndex(({ at }) => at <= instant);
  if (ordered.length === 0 || cut < 0) throw new Refusal('record.notThereThen', { status: 404, values: { created: now.createdAt } });
  const then: RecordData = { ...now, revision: 0, updatedAt: instantText(ordered[cut]!.at) };
  const erased = new Set<string>();
  for (const { changes, isErased } of ordered.slice(0, cut)) {
    for (const [field, [before]] of Object.entries(changes)) {
      if (!Object.hasOwn(then, field)) continue;
      erased.delete(field);
      (then as Record<string, unknown>)[field] = field === 'title' ? before ?? '' : before;
    }
    for (const field of Object.keys(then)) if (isErased(field)) erased.add(field);
  }
  for (const field of erased) delete (then as Record<string, unknown>)[field];
  return then;
}

/**
 * `2026-03-01` is the end of that day for the agency, anything else an instant as ISO 8601.
 * @throws Refusal `query.wrongInstant` (400)
 */
export function instantAsked(text: string, timeZone: string): number {
  if (isDay(text)) return instantOf(Date.parse(`${addDays(text, 1)}T00:00:00Z`), timeZone) - 1;
  const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(instant)) throw new Refusal('query.wrongInstant', { status: 400 });
  return instant;
}

/** Of whom no more than a glimpse is seen, no more is told of the past either. */
export function refuseGlimpse(record: RecordData): void {
  if (record.glimpse) throw notFound();
}
