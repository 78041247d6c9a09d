import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js/min';
import { field, InvalidValue, type FieldKind, type Setting } from '../field.ts';
import { toLatinDigits } from '../fold.ts';
import { parseText } from './text.ts';

/** `e164` as in ITU-T E.164 (`+972521234567`), null where the number can't be read; `typed` as somebody wrote it. */
export interface Phone { label?: string; e164: string | null; typed: string }

/** Several telephone numbers, the first of them preferred. Found by E.164, and by words as people write a number or the end of it. */
export const phonesKind: FieldKind<Phone[]> = {
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
  words: (value) => value.map(wordsOf).join(' '),
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

function wordsOf({ e164, typed }: Phone): string {
  const national = (e164 ?? digits(typed)).replace(callingCode, '');
  // Outside of North America and Russia, a zero comes before it at home.
  const atHome = e164 && !/^\+[17]/.test(e164) ? `0${national}` : '';
  // 433-0188 is found by its own two parts, and in one piece by the last seven.
  return [e164 ?? '', national, atHome, national.slice(-7), national.slice(-4), toLatinDigits(typed).replace(/\+/g, ' ')].join(' ');
}

/** As ITU-T E.164 deals them out: a zone of one digit, of two, and of three otherwise. */
const callingCode = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

function readNumber(text: string, setting?: Setting): string | null {
  const number = library().parsePhoneNumberFromString(toLatinDigits(text), setting?.country as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

const load = createRequire(import.meta.url);
/** Loaded with the first number, for it takes 15 MB. */
const library = (): typeof import('libphonenumber-js/min') => load('libphonenumber-js/min') as typeof import('libphonenumber-js/min');

const digits = (text: string): string => toLatinDigits(text).replace(/\D/g, '');

export const phones = field(phonesKind);
