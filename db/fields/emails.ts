import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseText } from './text.ts';

export interface Email { label?: string; address: string }

/** Several e-mail addresses, the first of them preferred; compared without regard to case. */
const emailsKind: FieldKind<Email[]> = {
  name: 'emails',
  columns: [['', 'text']],
  parse(input) {
    const list = typeof input === 'string' ? [input] : input;
    if (!Array.isArray(list) || list.length > 50) throw new InvalidValue('field.notList');
    return list.map(parseEmail);
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as Email[],
  terms: (value) => value.map(({ address }) => ({ text: address.toLowerCase() })),
  storeOperand: (text) => text.toLowerCase(),
  words: (value) => value.map(({ address }) => address).join(' '),
};

function parseEmail(input: unknown): Email {
  const { label, address } = (typeof input === 'string' ? { address: input } : (input ?? {})) as Partial<Record<keyof Email, unknown>>;
  const written = parseEmailAddress(address);
  return label === undefined || label === null || label === '' ? { address: written } : { label: parseText(label, 40), address: written };
}

/** The shape that HTML's `<input type=email>` accepts, with a dot in the domain. Throws InvalidValue. */
export function parseEmailAddress(input: unknown): string {
  const address = parseText(input, 254);
  if (!/^[^\s@"<>,;()]+@[^\s@"<>,;()]+\.[^\s@"<>,;().]+$/.test(address)) throw new InvalidValue('field.notEmail');
  return address;
}

export const emails = field(emailsKind);
