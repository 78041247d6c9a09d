import { InvalidValue, type Field } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';

/** A field of the kind's own, by a name from outside: not what every record has. */
export function fieldNamed(name: string, definition: RecordDefinition | undefined): Field | undefined {
  const field = definition?.fields[name];
  return field?.options.internal ? undefined : field;
}

/** Whether records of the kind have something of that name that can be shown. */
export const isShown = (name: string, definition: RecordDefinition | undefined): boolean =>
  fieldNamed(name, definition) !== undefined || name === 'holder' || name === 'createdAt' || name === 'updatedAt';

/** Whether somebody could write the value into the field; null where one need not. */
export function isTaken({ kind, options }: Field, value: unknown, agency: Agency): boolean {
  if (options.readOnly) return false;
  else if (value === null) return !options.required;
  try {
    kind.parse(value, options as never, agency);
    return true;
  } catch (failure) {
    if (failure instanceof InvalidValue) return false;
    throw failure;
  }
}

export const isChoice = (field: Field | undefined): boolean => field?.kind.name === 'choice' || field?.kind.name === 'multiChoice';
