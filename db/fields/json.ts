import { field, InvalidValue, type FieldKind } from '../field.ts';

/** Data for a program, never shown as it is: preferences, a mapping. At most 64 kB. */
const jsonKind: FieldKind<unknown> = {
  name: 'json',
  columns: [['', 'text']],
  parse(input) {
    if (JSON.stringify(input).length > 65_536) throw new InvalidValue('field.tooLong');
    return input;
  },
  store: (value) => [JSON.stringify(value)],
  load: ([value]) => JSON.parse(value as string) as unknown,
};

export const json = field(jsonKind);
