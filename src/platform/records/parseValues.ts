import { Refusal, type FieldProblems } from '@gable/api';
import { InvalidValue, type Field } from '@gable/db/field.ts';
import type { Fields, RecordDefinition } from '@gable/db/record.ts';
import { isId } from '@gable/db/id.ts';
import type { Agency } from '../caller.ts';
import { perDefinition } from './columns.ts';

/** Whose words they are: people may not set what the system sets. */
export type From = 'outside' | 'rules';

/**
 * Checks and normalises the values of a record; null where one is emptied, absent where it was left out.
 * @throws Refusal `unknown_field` (400) with their names, `record.invalid` (422) with a message key for each wrong field.
 */
export function parseValues(definition: RecordDefinition, input: Record<string, unknown>, { agency, from }: { agency: Agency; from: From }): Record<string, unknown> {
  refuseUneditable(definition, Object.keys(input), from);
  return parseFields(writableFields(definition), input, agency);
}

/** Values that came out of a field's own check already may be written as they are. */
export function refuseUneditable(definition: RecordDefinition, names: string[], from: From): void {
  const editable = (name: string): boolean => name === 'holder' || (Object.hasOwn(definition.fields, name) && (from === 'rules' || !definition.fields[name]!.options.readOnly));
  refuseUnknown(names.filter((name) => !editable(name)));
}

/** The same for a command's input, where what is required must be there. */
export function parseInput(fields: Fields, input: Record<string, unknown>, agency: Agency): Record<string, unknown> {
  refuseUnknown(Object.keys(input).filter((name) => !Object.hasOwn(fields, name)));
  const values = parseFields(fields, input, agency);
  const missing = Object.keys(fields).filter((name) => fields[name]!.options.required && isEmpty(values[name]));
  if (missing.length) throw invalid(Object.fromEntries(missing.map((name) => [name, 'field.required'])));
  return values;
}

export function refuseMissing(definition: RecordDefinition, record: Record<string, unknown>): void {
  const missing = requiredFields(definition).filter((name) => isEmpty(record[name]));
  if (missing.length) throw invalid(Object.fromEntries(missing.map((name) => [name, 'field.required'])));
}

export const invalid = (fields: FieldProblems): Refusal => new Refusal('record.invalid', { fields });

function parseFields(fields: Fields, input: Record<string, unknown>, agency: Agency): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const problems: FieldProblems = {};
  for (const [name, given] of Object.entries(input)) {
    if (given === undefined) continue;
    try {
      values[name] = isEmpty(given) ? null : emptied(fields[name]!.kind.parse(given, fields[name]!.options as never, agency));
    } catch (failure) {
      if (!(failure instanceof InvalidValue)) throw failure;
      problems[name] = failure.code;
    }
  }
  if (Object.keys(problems).length) throw invalid(problems);
  return values;
}

function refuseUnknown(names: string[]): void {
  if (names.length) throw new Refusal('unknown_field', { status: 400, values: { fields: names.join(', ') }, fields: Object.fromEntries(names.map((name) => [name, 'field.unknown'])) });
}

/** Text of nothing but space, and a list or an address of nothing, are the same as none. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
const emptied = (value: unknown): unknown => (isEmpty(value) ? null : value);

const holderField: Field<string> = {
  kind: {
    name: 'reference',
    columns: [['', 'text']],
    parse(input) {
      if (!isId(input)) throw new InvalidValue('field.notId');
      return input;
    },
    store: (value) => [value],
    load: ([value]) => value as string,
  },
  options: { target: 'members' },
};

const requiredFields = perDefinition(({ fields }) => Object.keys(fields).filter((name) => fields[name]!.options.required));
const writableFields = perDefinition((definition): Fields => ({ ...definition.fields, holder: holderField }));
