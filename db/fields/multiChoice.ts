import { field, InvalidValue, type Choice, type Field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { parseChoice } from './choice.ts';

type Options = FieldOptions & FieldDetails & { choices: readonly Choice[] };

/** Several of a closed list, each once, in the list's order. */
const multiChoiceKind: FieldKind<string[], Options> = {
  name: 'multiChoice',
  columns: [['', 'text']],
  parse(input, { choices }) {
    if (!Array.isArray(input)) throw new InvalidValue('field.notList');
    const chosen = new Set(input.map((one) => parseChoice(one, choices)));
    return choices.map(({ value }) => value).filter((value) => chosen.has(value));
  },
  store: (value) => [JSON.stringify(value)],
  load: ([value]) => JSON.parse(value as string) as string[],
  terms: (value) => value.map((text) => ({ text })),
  storeOperand: (text, { choices }) => parseChoice(text, choices),
};

export function multiChoice<const Value extends string, const Given extends FieldOptions = FieldOptions>(
  choices: readonly (Value | (Choice & { value: Value }))[],
  options?: Given,
): Field<Value[], Given extends { required: true } ? true : false> {
  return field(multiChoiceKind)({ ...options, choices: choices.map((one) => (typeof one === 'string' ? { value: one } : one)) } as Options) as unknown as Field<Value[], never>;
}
