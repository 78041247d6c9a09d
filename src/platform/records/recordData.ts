import { Refusal, type RecordData } from '@gable/api';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import { instantText } from '@gable/db/instantText.ts';
import { toldTitle } from '../permissions/seenKinds.ts';
import { outlineOf } from '../permissions/sight.ts';
import { at, loadField, sharedColumns, standingFields } from './columns.ts';
import { takeColumns, type TakenColumns } from './takenColumns.ts';

/**
 * The record's own fields that a reading gives.
 * @throws Refusal `query.unknownField` (400).
 */
export function fieldsToGive(definition: RecordDefinition, asked: readonly string[] | undefined): readonly string[] {
  const known = (name: string): boolean => definition.places.has(name) && !definition.fields[name]?.options.internal;
  const unknown = asked?.find((name) => !known(name));
  if (unknown !== undefined) throw new Refusal('query.unknownField', { status: 400, values: { field: unknown } });
  return (asked ?? Object.keys(definition.fields).filter(known)).filter((name) => !(standingFields as readonly string[]).includes(name));
}

/** What every reading needs. */
const standing = Object.values(at).filter((place) => place !== at.custom);

/** The columns of which the given fields, the record's rights and its place in an order are made. */
export function neededColumns(definition: RecordDefinition, fields: readonly string[], further: readonly number[] = []): TakenColumns {
  const needed = new Set<number>([...standing, ...sharedColumns(definition).map(({ place }) => place), ...further]);
  for (const name of fields) for (const place of definition.places.get(name) ?? []) needed.add(place);
  if ([...needed].some((place) => definition.columns[place]!.added)) needed.add(at.custom);
  return takeColumns(definition, (place) => needed.has(place));
}

/**
 * A stored record as the API gives it; only its outline where the caller may not see the whole: the same question may be
 * right for the next record, so a field hidden on this one is absent, and refused (400) only where a role can never see it.
 */
export function toData(definition: RecordDefinition, row: StoredRecord, { fields, whole }: { fields: readonly string[]; whole: boolean }): RecordData {
  // Where only a narrow list shows, the reader is told; a home without its private remarks is a home all the same.
  const isGlimpse = !whole && definition.options.outline !== undefined;
  const data: RecordData = {
    id: row[at.id] as string,
    title: toldTitle(definition, row[at.title] as string, { whole }),
    revision: isGlimpse ? 0 : (row[at.revision] as number),
    ...(isGlimpse ? (undefined as never) : timesOf(row)),
    archivedAt: row[at.archivedAt] === null ? null : instantText(row[at.archivedAt] as number),
    holder: row[at.holder] as string | null,
  };
  const outline = whole ? null : outlineOf(definition);
  for (const name of fields) if (outline === null || outline.has(name)) data[name] = loadField(definition, name, row);
  if (isGlimpse) data.glimpse = true;
  return data;
}

const timesOf = (row: StoredRecord): Pick<RecordData, 'createdAt' | 'updatedAt'> => ({
  createdAt: instantText(row[at.createdAt] as number),
  updatedAt: instantText(row[at.updatedAt] as number),
});
