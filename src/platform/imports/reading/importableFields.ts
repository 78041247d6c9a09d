import type { Field } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { locales, type Messages } from '../../messages.ts';
import { isImportable, type ImportableField } from './importableField.ts';

/** The fields that a table can fill, and whose the record is: not those that only the system sets. */
export function importableFields({ kind: records, fields }: RecordDefinition, messages: Messages): ImportableField[] {
  const holder: ImportableField = { name: 'holder', kind: 'reference', options: { target: 'members' } as Field['options'], words: {} };
  const own = Object.entries(fields)
    .filter(([, { kind, options }]) => !options.readOnly && isImportable(kind.name))
    .map(([name, { kind, options }]) => ({ name, kind: kind.name, options, words: wordsFor(`${records}.${name}`, options, messages) }));
  return [...own, holder];
}

function wordsFor(key: string, { choices = [] }: Field['options'], messages: Messages): Record<string, string> {
  return Object.fromEntries(choices.flatMap(({ value }) => locales.map((locale) => [messages.all(locale)[`${key}.${value}`] ?? value, value])));
}
