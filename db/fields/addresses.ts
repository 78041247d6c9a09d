import { field, InvalidValue, type FieldKind } from '../field.ts';
import { addressKind, type Address } from './address.ts';
import { parseText } from './text.ts';

/** A postal address and what it is to them: home, work, where post goes. */
export interface LabelledAddress extends Address { label?: string }

/** Several postal addresses, the first of them preferred. */
const addressesKind: FieldKind<LabelledAddress[]> = {
  name: 'addresses',
  columns: [['', 'text']],
  parse(input) {
    const list = Array.isArray(input) ? input : [input];
    if (list.length > 50) throw new InvalidValue('field.notList');
    return list.map(parseOne).filter(({ label: _label, ...address }) => Object.keys(address).length > 0);
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as LabelledAddress[],
  words: (value) => value.map(({ label: _label, ...address }) => Object.values(address).join(' ')).join(' '),
};

function parseOne(input: unknown): LabelledAddress {
  if (typeof input !== 'object' || input === null) throw new InvalidValue('field.notAddress');
  const { label, ...address } = input as Record<string, unknown>;
  const parsed = addressKind.parse(address, {});
  return label === undefined || label === null || label === '' ? parsed : { label: parseText(label, 40), ...parsed };
}

export const addresses = field(addressesKind);
