import { fieldsByName, type Filter } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import { perDefinition } from './columns.ts';

type Comparison = Extract<Filter, { field: string }>;

/** The name of the field that a filter means; undefined where a kind has none, or none that the caller knows of. */
export const fieldNamed = (definition: RecordDefinition, written: string): string | undefined => namesOf(definition)(written);

const namesOf = perDefinition(({ fields, places }) => fieldsByName([...places.keys()].filter((name) => !fields[name]?.options.internal)));

/** A comparison with the true name of its field; one of no field stays as it is. */
export function trulyNamed<Given extends Comparison>(comparison: Given, definition: RecordDefinition): Given {
  const [name, ...roles] = comparison.field.split('.') as [string, ...string[]];
  const meant = fieldNamed(definition, name);
  return meant === undefined || meant === name ? comparison : { ...comparison, field: [meant, ...roles].join('.') };
}
