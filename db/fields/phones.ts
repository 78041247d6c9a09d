import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js/min';
import { field, InvalidValue, type FieldKind, type Meant, type Setting } from '../field.ts';
import { toLatinDigits } from '../fold.ts';
import { parseText } from './text.ts';

/** `e164` as in ITU-T E.164 (`+972521234567`), null where the number can't be read; `typed` as somebody wrote it. */
export interface Phone { label?: string; e164: string | null; typed: string }

/** Several telephone numbers, the first of them preferred. Found by E.164, and by any part of it as people write it. */
const phonesKind: FieldKind<Phone[]> = {
  name: 'phones',
  columns: [['', 'text']],
  parse(input, _options, setting) {
    const list = typeof input === 'string' ? [{ typed: input }] : input;
    if (!Array.isArray(list) || list.length > 50) throw new InvalidValue('field.notList');
    return list.map((one) => parsePhone(one, setting));
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as Phone[],
  terms: (value) => value.map(({ e164, typed }) => ({ text: e164 ?? digits(typed) })),
  storeOperand: (text, _options, setting) => readNumber(text, setting) ?? digits(text),
  words: (value) => value.map(({ e164, typed }) => backwards(digits(e164 ?? typed))).join(' '),
  meant,
  ending(text) {
    const end = digits(text);
    if (end === '') throw new InvalidValue('field.notPhone');
    return { words: [backwards(end)], terms: [end] };
  },
};

function parsePhone(input: unknown, setting?: Setting): Phone {
  const { label, typed, e164 } = (typeof input === 'string' ? { typed: input } : (input ?? {})) as Partial<Record<keyof Phone, unknown>>;
  const written = parseText(typed ?? e164, 60).replace(invisible, '').replace(/\u2011/g, '-');
  if (digits(written).length < 3) throw new InvalidValue('field.notPhone');
  const number = { e164: readNumber(written, setting), typed: written };
  return label === undefined || label === null || label === '' ? number : { label: parseText(label, 40), ...number };
}

/** What a copied number brings along: marks of direction. */
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** So that the end of a number is a beginning, too. Nobody types such a word. */
const backwards = (number: string): string => `++${[...number].reverse().join('')}`;

/** Any part that people write: the whole with its country or without, with the zero of home, or its end. */
function meant(text: string, { country }: Setting): Meant {
  const dialled = toLatinDigits(text).replace(/[^\d+]/g, '').replace(/^00/, '+');
  if (digits(dialled).length < 3) return { words: [], terms: [] };
  if (dialled.startsWith('+')) return { words: [], terms: [dialled] };
  const national = dialled.replace(/^0/, '');
  const isKnown = country !== undefined && phoneNumbers().isSupportedCountry(country);
  return { words: [backwards(national)], terms: [dialled, ...(isKnown ? [`+${phoneNumbers().getCountryCallingCode(country)}${national}`] : [])] };
}

function readNumber(text: string, setting?: Setting): string | null {
  const number = phoneNumbers().parsePhoneNumberFromString(toLatinDigits(text), setting?.country as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

const load = createRequire(import.meta.url);
/** Loaded with the first number, for it takes 15 MB. */
export const phoneNumbers = (): typeof import('libphonenumber-js/min') => load('libphonenumber-js/min') as typeof import('libphonenumber-js/min');

const digits = (text: string): string => toLatinDigits(text).replace(/\D/g, '');

export const phones = field(phonesKind);
