import { field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { parseText } from './text.ts';

/** Several paragraphs of plain text; found by search, never sorted by. */
const longTextKind: FieldKind<string, FieldOptions & FieldDetails> = {
  name: 'longText',
  columns: [['', 'text']],
  parse: (input, { maxLength = 20_000 }) => parseText(input, maxLength),
  store: (value) => [value],
  load: ([value]) => value as string,
  words: (value) => value,
};

export const longText = field(longTextKind);
