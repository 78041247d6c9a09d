import { field, InvalidValue, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { fold } from '../fold.ts';

/** One line of text, sorted and compared by its folded key. */
const textKind: FieldKind<string, FieldOptions & FieldDetails> = {
  name: 'text',
  columns: [['', 'text'], ['key', 'text']],
  parse: (input, { maxLength = 200 }) => parseText(input, maxLength).replace(/\s+/g, ' '),
  store: (value) => [value, fold(value)],
  load: ([value]) => value as string,
  comparedBy: 1,
  storeOperand: (text) => fold(text),
  words: (value) => value,
};

export function parseText(input: unknown, maxLength: number): string {
  if (typeof input !== 'string') throw new InvalidValue('field.notText');
  const text = input.trim().normalize('NFC');
  if (text.length > maxLength) throw new InvalidValue('field.tooLong');
  if (text.includes('\0') || !text.isWellFormed()) throw new InvalidValue('field.notText');
  return text;
}

export const text = field(textKind);
