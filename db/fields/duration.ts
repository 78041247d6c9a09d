import { field, type FieldKind } from '../field.ts';
import { integerKind } from './integer.ts';

/** A length of time in seconds. */
const durationKind: FieldKind<number> = {
  ...integerKind,
  name: 'duration',
  parse: (input) => integerKind.parse(input, { min: 0 }),
};

export const duration = field(durationKind);
