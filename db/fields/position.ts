import { field, InvalidValue, type FieldKind } from '../field.ts';

/** A place in an order that people make by hand, as a fraction written in digits: between any two there is another. Compared bytewise. */
const positionKind: FieldKind<string> = {
  name: 'position',
  columns: [['', 'text']],
  parse(input) {
    if (typeof input !== 'string' || !/^[0-9A-Za-z]{1,200}$/.test(input)) throw new InvalidValue('field.notPosition');
    return input;
  },
  store: (value) => [value],
  load: ([value]) => value as string,
  comparedBy: 0,
};

export const position = field(positionKind);
