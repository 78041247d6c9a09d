import type { FieldProblems } from '@gable/api';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { lazyRecord } from '../records/columns.ts';
import { invalid, isEmpty } from '../records/parseValues.ts';
import { kindRightsOf } from '../permissions/roles.ts';
import { layoutOf } from './layout.ts';

/**
 * What the agency demands must be in a new record, and stays once it is there. A record that lacks it from before may be
 * changed in all else, and nobody is asked for what their role may not write.
 * @throws Refusal `record.invalid` (422)
 */
export function refuseUnfilled(definition: RecordDefinition, caller: Caller, { before, after }: { before: StoredRecord | null; after: StoredRecord }): void {
  const { demanded } = layoutOf(caller.agency, definition.kind);
  if (Object.keys(demanded).length === 0) return;
  const kept = kindRightsOf(caller, definition.kind)?.fields ?? {};
  const names = Object.keys(demanded).filter((name) => definition.fields[name] && !kept[name]);
  const [was, is] = [before && lazyRecord(definition, before), lazyRecord(definition, after)];
  const problems: FieldProblems = {};
  for (const name of names) {
    const only = demanded[name]!;
    const applies = only === true || only.values.includes(is[only.field] as string);
    if (applies && isEmpty(is[name]) && !(was && isEmpty(was[name]))) problems[name] = 'field.required';
  }
  if (Object.keys(problems).length) throw invalid(problems);
}
