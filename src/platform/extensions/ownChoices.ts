import { Refusal } from '@gable/api';
import type { Choice } from '@gable/db/field.ts';
import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import { fold } from '@gable/db/fold.ts';

/** A choice as somebody lists it: a new one has no value yet. */
export type ListedChoice = string | (Partial<Choice> & { hue?: number | undefined });

/**
 * The list of a field of the agency's own as it will be. A choice that is known, by its value or by what it is called, keeps
 * its value; and one that is no longer listed is retired, for records may have it.
 * @throws Refusal `fields.choiceTwice`, `fields.noChoice`, `record.invalid`
 */
export function choicesAfter(listed: readonly ListedChoice[], before: FieldSketch['choices'] = []): Choice[] {
  const known = before.map(asChoice);
  const choices: Choice[] = [];
  for (const one of listed) {
    const { value: given, label: said = given, ...rest } = typeof one === 'string' ? { value: undefined, label: one } : one;
    if (said === undefined) throw new Refusal('record.invalid', { fields: { choices: 'field.required' } });
    const value = given ?? known.find((other) => isCalled(other, said) && !hasValue(listed, other.value))?.value ?? valueFor(said, [...known, ...choices]);
    choices.push({ ...rest, value, ...(said !== value && { label: said }) } as Choice);
  }
  for (const [index, { value, label = value }] of choices.entries()) {
    if (choices.slice(0, index).some((other) => same(other.value, value) || isCalled(other, label))) throw new Refusal('fields.choiceTwice', { values: { choice: label } });
  }
  if (choices.every(({ retired }) => retired)) throw new Refusal('fields.noChoice');
  const gone = known.filter(({ value }) => !choices.some((other) => other.value === value)).map((one) => ({ ...one, retired: true }));
  return [...choices, ...gone].sort((one, other) => Number(one.retired ?? false) - Number(other.retired ?? false));
}

export const asChoice = (one: string | Choice): Choice => (typeof one === 'string' ? { value: one } : one);

export const labelsOf = (choices: FieldSketch['choices'] = []): string[] => choices.map(asChoice).filter(({ retired }) => !retired).map(({ value, label = value }) => label);

const same = (one: string, other: string): boolean => fold(one) === fold(other);
const isCalled = ({ value, label = value }: Choice, said: string): boolean => same(label, said);
const hasValue = (listed: readonly ListedChoice[], value: string): boolean => listed.some((one) => typeof one !== 'string' && one.value === value);

/** What it is called, without the signs that filters are written with. */
function valueFor(label: string, taken: readonly Choice[]): string {
  const base = label.replace(/["():,<>=]+/g, ' ').trim().replace(/\s+/g, ' ').slice(0, 50) || '–';
  for (let number = 1; ; number += 1) {
    const value = number === 1 ? base : `${base} ${number}`;
    if (!taken.some((other) => same(other.value, value))) return value;
  }
}
