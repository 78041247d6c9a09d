import type { Stored } from '@gable/db/field.ts';
import { columnName, type RecordDefinition, type StoredRecord } from '@gable/db/record.ts';
import { instantText } from '@gable/db/instantText.ts';

/** Positions of the columns that every record has. */
export const at = { agency: 0, id: 1, revision: 2, createdAt: 3, updatedAt: 4, archivedAt: 5, holder: 6, custom: 7, title: 8, titleKey: 9, titleHidden: 10 } as const;

export const tableName = (definition: RecordDefinition): string => (definition.shared ? 'records' : `"${columnName(definition.kind)}"`);

/** What is read from, as `t`: of the table that kinds share, this kind's own. */
export const source = (definition: RecordDefinition): string =>
  (definition.shared ? `(SELECT * FROM records WHERE kind = '${definition.kind}') t` : `${tableName(definition)} t`);

/** All that is read of a record; `unfolded` makes a whole stored record of such a row. */
export const allColumns = perDefinition((definition) => definition.columns.filter(({ added }) => !added).map(({ name }) => `t."${name}"`).join(', '));

/** Columns that say with whom a record is shared besides its holder. */
export const sharedColumns = perDefinition(({ options, places, columns }) => (options.sharedBy ?? []).map((name) => {
  const place = places.get(name)![0]!;
  return { place, name: columns[place]!.name };
}));

/** Those whose sight decides about a record. */
export const keepersOf = (definition: RecordDefinition, row: StoredRecord): Stored[] => [row[at.holder]!, ...sharedColumns(definition).map(({ place }) => row[place]!)];

/** What every record has, as the API names it. */
export const standingFields = ['id', 'title', 'revision', 'createdAt', 'updatedAt', 'archivedAt', 'holder'] as const;

/** The value of one field from a whole stored record, null where there is none. */
export function loadField(definition: RecordDefinition, name: string, row: StoredRecord): unknown {
  const places = definition.places.get(name);
  if (!places) return undefined;
  const first = row[places[0]!];
  if (first === null || first === undefined) return null;
  if (name === 'createdAt' || name === 'updatedAt' || name === 'archivedAt') return instantText(first as number);
  const field = definition.fields[name];
  if (!field || name === 'title') return first;
  return places.length === 1 ? field.kind.load([first]) : field.kind.load(places.map((place) => row[place] as Stored));
}

/** Everything in a stored record, as commands read it. */
export function loadRecord(definition: RecordDefinition, row: StoredRecord): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const name of definition.places.keys()) record[name] = loadField(definition, name, row);
  return record;
}

/** The same, each field loaded when it is asked for: a rule looks at a few of many. Not to be written to. */
export function lazyRecord(definition: RecordDefinition, row: StoredRecord): Record<string, unknown> {
  const names = fieldNames(definition);
  return new Proxy(Object.create(null) as Record<string, unknown>, {
    get: (_none, name) => (typeof name === 'string' ? loadField(definition, name, row) : undefined),
    has: (_none, name) => definition.places.has(name as string),
    ownKeys: () => names,
    getOwnPropertyDescriptor: (_none, name) =>
      definition.places.has(name as string) ? { value: loadField(definition, name as string, row), enumerable: true, configurable: true } : undefined,
    set: () => false,
  });
}

const fieldNames = perDefinition((definition) => [...definition.places.keys()]);

/** Keeps what follows from a definition alone: it is asked for with every row. */
export function perDefinition<Kept>(make: (definition: RecordDefinition) => Kept): (definition: RecordDefinition) => Kept {
  const kept = new WeakMap<RecordDefinition, Kept>();
  return (definition) => {
    let one = kept.get(definition);
    if (one === undefined) kept.set(definition, one = make(definition));
    return one;
  };
}
