import { fieldMeant, withTrueNames, type ChoiceDescription, type FieldDescription, type RecordDescription } from '../../index.ts';
import type { Workbench } from '../workbench.ts';

type Words = Pick<Workbench, 't' | 'has'>;

/** What a field is called on a kind's page; fields that every record has are named once for all. */
export function labelOf({ t, has }: Words, kind: string, name: string): string {
  return has(`${kind}.${name}`) ? t(`${kind}.${name}`) : has(`record.${name}`) ? t(`record.${name}`) : name;
}

/** The agency's own word for a choice before ours. */
export function choiceLabel(words: Words, kind: string, { field, value }: { field: FieldDescription; value: string }): string {
  const named = choiceOf(field, value)?.label;
  const key = `${kind}.${field.name}.${value}`;
  return named ?? (words.has(key) ? words.t(key) : value);
}

export const choiceOf = (field: FieldDescription, value: string): ChoiceDescription | undefined =>
  field.choices?.find((choice) => choice.value === value);

/** The choices that somebody may choose from: one that is retired is among them only where it is in use. */
export const offered = ({ choices = [] }: FieldDescription, inUse: readonly string[]): ChoiceDescription[] =>
  choices.filter(({ value, retired }) => !retired || inUse.includes(value));

/** A colour that stays with the choice where its author gave it none. */
export function hueOf(field: FieldDescription, value: string): number {
  const at = field.choices?.findIndex((choice) => choice.value === value) ?? -1;
  return choiceOf(field, value)?.hue ?? (at < 0 ? 0 : (at % 8) + 1);
}

const standing: FieldDescription[] = [
  { name: 'title', kind: 'text', required: false, readOnly: true, sortable: true, filterable: true },
  { name: 'holder', kind: 'reference', target: 'members', required: false, readOnly: false, sortable: true, filterable: true },
  { name: 'createdAt', kind: 'dateTime', required: false, readOnly: true, sortable: true, filterable: true },
  { name: 'updatedAt', kind: 'dateTime', required: false, readOnly: true, sortable: true, filterable: true },
];

/** The kind's fields and those that every record has. */
export const fieldsOf = (description: RecordDescription): FieldDescription[] =>
  [...description.fields, ...standing.filter(({ name }) => !description.fields.some((field) => field.name === name))];

export const fieldOf = (description: RecordDescription, name: string): FieldDescription | undefined =>
  fieldsOf(description).find((field) => field.name === name);

/** The field that a filter means by a name as somebody wrote it. */
export const fieldWritten = (description: RecordDescription, name: string): FieldDescription | undefined =>
  fieldOf(description, fieldMeant(name, fieldsOf(description).map((field) => field.name)) ?? name);

/** A filter with the true names of its fields. */
export const trulyNamed = (description: RecordDescription, filter: string): string =>
  withTrueNames(filter, fieldsOf(description).map(({ name }) => name));
