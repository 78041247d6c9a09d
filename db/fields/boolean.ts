import { field, InvalidValue, type FieldKind } from '../field.ts';

const booleanKind: FieldKind<boolean> = {
  name: 'boolean',
  columns: [['', 'integer']],
  parse(input) {
    if (typeof input !== 'boolean') throw new InvalidValue('field.notBoolean');
    return input;
  },
  store: (value) => [value ? 1 : 0],
  load: ([value]) => value === 1,
  comparedBy: 0,
  storeOperand(text) {
    if (text === 'yes' || text === 'true') return 1;
    else if (text === 'no' || text === 'false') return 0;
    else throw new InvalidValue('field.notBoolean');
  },
};

export const boolean = field(booleanKind);
