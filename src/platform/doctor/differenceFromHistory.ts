import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Row } from '../engine/engine.ts';
import type { Entry } from '../history/entry.ts';
import { tellingFields } from '../history/writeHistory.ts';
import { at, loadField } from '../records/columns.ts';

/**
 * Compares a record with what its entries say last. This is also how it shows that a chain was cut off at its end: what
 * is left of it is sound, but some record has moved on since.
 * @param entries action, changes and commitments, oldest first
 */
export function differenceFromHistory(definition: RecordDefinition, row: StoredRecord, entries: Row[]): string | undefined {
  if (entries[0]?.[0] !== 'created') return 'is there, and its history does not say how it came.';
  const own = tellingFields(definition);
  if (entries.filter((entry) => isOfRecord(entry, own)).length > (row[at.revision] as number)) return 'has been turned back to before the last change that its history tells.';
  const { last, erased } = told(entries);
  for (const field of own) {
    const is = JSON.stringify(loadField(definition, field, row));
    if (!erased.has(field) && is !== (last.get(field) ?? 'null')) return `has another ${field} than its history says last.`;
  }
  return undefined;
}

/** That it was shared stands in its history too, and changes nothing of it. */
const isOfRecord = ([, changes, commitments]: Row, own: readonly string[]): boolean =>
  own.includes('shares') || Object.keys(JSON.parse((commitments ?? changes) as string) as object).join() !== 'shares';

/** The last value of each field, as JSON, and the fields whose last value was erased. */
function told(entries: Row[]): { last: Map<string, string>; erased: Set<string> } {
  const last = new Map<string, string>();
  const erased = new Set<string>();
  for (const [, changes, commitments] of entries as [string, string, string | null][]) {
    for (const field of Object.keys(commitments === null ? {} : JSON.parse(commitments) as object)) erased.add(field);
    for (const [field, [, after]] of Object.entries(JSON.parse(changes) as Entry['changes'])) {
      last.set(field, JSON.stringify(after));
      erased.delete(field);
    }
  }
  return { last, erased };
}
