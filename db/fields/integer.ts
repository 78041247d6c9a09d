import { field, InvalidValue, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { parseNumber } from './decimal.ts';

export const integerKind: FieldKind<number, FieldOptions & FieldDetails> = {
  name: 'integer',
  columns: [['', 'integer']],
  parse(input, options) {
    const number = parseNumber(input, options);
    if (!Number.isSafeInteger(number)) throw new InvalidValue('field.notInteger');
    return number;
  },
  store: (value) => [value],
  load: ([value]) => value as number,
  comparedBy: 0,
  // A bound between two integers (rooms>2.5) must stay between them.
  storeOperand: (text) => parseNumber(text, {}),
};

export const integer = field(integerKind);
