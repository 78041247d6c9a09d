import { field, InvalidValue, type FieldKind, type FieldOptions } from '../field.ts';

/** Data for a program, never shown as it is: preferences, a mapping. At most 64 kB, unless it says how much. */
const jsonKind: FieldKind<unknown, FieldOptions & { maxLength?: number }> = {
  name: 'json',
  columns: [['', 'text']],
  parse(input, { maxLength = 65_536 }) {
    if (JSON.stringify(input).length > maxLength) throw new InvalidValue('field.tooLong');
    return input;
  },
  store: (value) => [JSON.stringify(value)],
  load: ([value]) => JSON.parse(value as string) as unknown,
};

export const json = field(jsonKind);
