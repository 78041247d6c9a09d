import type { ChoiceDescription } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { locales, type Messages } from '../../messages.ts';
import type { KeptChoices } from './keptChoices.ts';
import { isImportable, type ImportableField } from './importableField.ts';

/** The fields that a table can fill, and whose the record is: not those that only the system sets. */
export function importableFields({ kind: records, fields }: RecordDefinition, messages: Messages, kept: KeptChoices = () => undefined): ImportableField[] {
  const holder: ImportableField = { name: 'holder', kind: 'reference', options: { target: 'members' } as Field['options'], words: {} };
  const own = Object.entries(fields)
    .filter(([, { kind, options }]) => !options.readOnly && isImportable(kind.name))
    .map(([name, { kind, options }]) => ({ name, kind: kind.name, options, words: wordsFor(`${records}.${name}`, kept(name) ?? options.choices, messages) }));
  return [...own, holder];
}

/** What the agency calls one itself goes before what it is called elsewhere. */
function wordsFor(key: string, choices: readonly Pick<ChoiceDescription, 'value' | 'label'>[] = [], messages: Messages): Record<string, string> {
  const called = choices.flatMap(({ value }) => locales.map((locale) => [messages.all(locale)[`${key}.${value}`] ?? value, value]));
  return Object.fromEntries([...called, ...choices.flatMap(({ value, label }) => (label === undefined ? [] : [[label, value]]))]);
}
