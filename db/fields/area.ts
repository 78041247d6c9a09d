import { field, type FieldKind } from '../field.ts';
import { parseNumber } from './decimal.ts';

/** Square metres with two decimals, shown in the agency's unit. */
const areaKind: FieldKind<number> = {
  name: 'area',
  columns: [['', 'integer']],
  parse: (input) => Math.round(parseNumber(input, { min: 0, max: 1e10 }) * 100) / 100,
  store: (value) => [Math.round(value * 100)],
  load: ([value]) => (value as number) / 100,
  comparedBy: 0,
  storeOperand: (text) => parseNumber(text, {}) * 100,
};

export const area = field(areaKind);
