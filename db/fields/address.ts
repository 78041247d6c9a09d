import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseText } from './text.ts';

/** A postal address; `country` as ISO 3166-1 alpha-2. */
export interface Address { street?: string; city?: string; region?: string; postalCode?: string; country?: string }

const parts = ['street', 'city', 'region', 'postalCode', 'country'] as const;

export const addressKind: FieldKind<Address> = {
  name: 'address',
  columns: [['', 'text']],
  parse(input) {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new InvalidValue('field.notAddress');
    const given = input as Record<string, unknown>;
    if (Object.keys(given).some((key) => !parts.includes(key as keyof Address))) throw new InvalidValue('field.notAddress');
    const filled = parts.filter((part) => given[part] !== undefined && given[part] !== null && given[part] !== '');
    return Object.fromEntries(filled.map((part) => [part, parseText(given[part], 200)]));
  },
  store: (value) => [Object.keys(value).length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as Address,
  words: (value) => Object.values(value).join(' '),
};

export const address = field(addressKind);
