import type { FieldProblems, RecordDescription } from '../../index.ts';
import { fieldOf } from '../fields/labels.ts';
import { textOf } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';

/** What is wrong with each field in words, by field name; a limit is named where the field has one. */
export function sayProblems(workbench: Workbench, description: RecordDescription | undefined, problems: FieldProblems = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([path, key]) => {
    const name = path.split('.')[0]!;
    return [name, sayLimit(workbench, description, { name, key }) ?? (workbench.has(key) ? workbench.t(key) : key)];
  }));
}

function sayLimit(workbench: Workbench, description: RecordDescription | undefined, { name, key }: { name: string; key: string }): string | undefined {
  const field = description && fieldOf(description, name);
  if (!field) return undefined;
  const say = (limit: number | undefined, message: string) => (limit === undefined ? undefined : workbench.t(message, { limit: textOf(workbench, description.kind, { field, value: limit }) }));
  if (key === 'field.tooLarge') return say(field.max, 'form.atMost');
  else if (key === 'field.tooSmall') return say(field.min, 'form.atLeast');
  else if (key === 'field.tooLong' && field.maxLength) return workbench.t('form.atMostLetters', { count: field.maxLength });
  else return undefined;
}
