import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import { lazyRecord } from './columns.ts';

type Values = Record<string, unknown>;

/** What a rule is given. Few ask what changed, and it takes a look at every column to tell. */
export function saving(definition: RecordDefinition, { was, before, after }: { was: Values | null; before: StoredRecord | null; after: StoredRecord }): any {
  return {
    before: was,
    after: lazyRecord(definition, after),
    get changed() {
      const places = [...definition.places.entries()];
      return places.filter(([, on]) => on.some((place) => after[place] !== (before?.[place] ?? null))).map(([name]) => name);
    },
  };
}

export function withColumn(row: StoredRecord, place: number, value: StoredRecord[number]): StoredRecord {
  const copy = [...row];
  copy[place] = value;
  return copy;
}

/** What was left out, or empty. */
export const absentIn = (given: Values, defaults: Values): Values =>
  Object.fromEntries(Object.entries(defaults).filter(([name]) => given[name] === undefined || given[name] === null));
