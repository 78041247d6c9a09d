import type { FieldChange, RecordData } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { inclusions, withTitles } from '../records/include.ts';
import { merged } from './applying/mergeLists.ts';
import { seenKinds } from '../permissions/seenKinds.ts';

type Values = Record<string, unknown>;
interface Updating { before: Values; values: Values; /** The file tells the record by a number of its own, and so its lists are the whole lists. */ isTold: boolean }

/** What an update by a row's values would change. Of what the caller may not see, and so is not in `before`, nothing is told. */
export function changesBy(definition: RecordDefinition, { before, values, isTold }: Updating): FieldChange[] {
  const after = isTold ? values : merged(definition, { before, values });
  return Object.keys(after)
    .filter((field) => field in before && comparedOf(definition, field, before[field]) !== comparedOf(definition, field, after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function comparedOf({ fields }: RecordDefinition, field: string, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return JSON.stringify(fields[field]?.kind.store(value as never) ?? value);
}

/** What an earlier row leaves open is empty; of a record, what is not there is hidden. */
export const withNone = (before: Values, values: Values): Values => ({ ...Object.fromEntries(Object.keys(values).map((field) => [field, null])), ...before });

/** With the names of those that are pointed to, as far as the caller may know them. */
export async function withNames(changes: FieldChange[], { caller, definition, engine }: { caller: Caller; definition: RecordDefinition; engine: Engine }): Promise<FieldChange[]> {
  const pointing = changes.map(({ field }) => field).filter((field) => field === 'holder' || definition.fields[field]?.options.target !== undefined);
  if (pointing.length === 0) return changes;
  const sides = (['before', 'after'] as const).map((side) => Object.fromEntries(changes.map((change) => [change.field, change[side]])) as RecordData);
  const [before, after] = await withTitles(sides, { caller, included: inclusions(definition, pointing, seenKinds(caller)), engine });
  return changes.map(({ field }) => ({ field, before: before![field], after: after![field] }));
}
