import { field, InvalidValue, type Choice, type Field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';

type Options = FieldOptions & FieldDetails & { choices: readonly Choice[] };

/** One of a closed list. An empty list means that the agency keeps the list (the pipeline's stages) and a rule checks it. */
const choiceKind: FieldKind<string, Options> = {
  name: 'choice',
  columns: [['', 'text']],
  parse: (input, { choices }) => parseChoice(input, choices),
  store: (value) => [value],
  load: ([value]) => value as string,
  comparedBy: 0,
  storeOperand: (text, { choices }) => parseChoice(text, choices),
};

export function parseChoice(input: unknown, choices: readonly Choice[]): string {
  if (typeof input !== 'string') throw new InvalidValue('field.notChoice');
  if (choices.length === 0 && /^[\w-]{1,60}$/.test(input)) return input;
  const choice = choices.find(({ value }) => value === input) ?? choices.find(({ value }) => value.toLowerCase() === input.toLowerCase());
  if (!choice) throw new InvalidValue('field.notChoice');
  return choice.value;
}

/** `choice(['low', 'high'])`, or with a hue or a meaning for each. */
export function choice<const Value extends string, const Given extends FieldOptions = FieldOptions>(
  choices: readonly (Value | (Choice & { value: Value }))[],
  options?: Given,
): Field<Value, Given extends { required: true } ? true : false> {
  const listed = choices.map((one) => (typeof one === 'string' ? { value: one } : one));
  return field(choiceKind)({ ...options, choices: listed } as Options) as Field<Value, never>;
}

/** One of a list that the agency keeps itself, such as the pipeline's stages; a rule checks it. */
export function agencyChoice<const Given extends FieldOptions = FieldOptions>(options?: Given): Field<string, Given extends { required: true } ? true : false> {
  return field(choiceKind)({ ...options, choices: [] } as Options) as Field<string, never>;
}
