import { field, InvalidValue, type FieldKind } from '../field.ts';
import { fold } from '../fold.ts';
import { parseText } from './text.ts';

/** Of one tag, in letters; and how many one record may have. */
const [longest, most] = [40, 30];

/** Free short words of the agency's own, in the order in which they were given, each once however it is written. */
const tagsKind: FieldKind<string[]> = {
  name: 'tags',
  columns: [['', 'text']],
  parse(input) {
    const list = typeof input === 'string' ? [input] : input;
    if (!Array.isArray(list)) throw new InvalidValue('field.notList');
    const tags = new Map<string, string>();
    for (const tag of list.map(parseTag)) if (tag && !tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
    if (tags.size > most) throw new InvalidValue('field.tooManyTags');
    return [...tags.values()];
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as string[],
  terms: (value) => value.map((tag) => ({ text: tagKey(tag) })),
  storeOperand: (text) => tagKey(text),
  words: (value) => value.join(' '),
};

/** What makes two tags one. */
export const tagKey = (tag: string): string => fold(tag) || tag.trim();

function parseTag(input: unknown): string {
  const tag = parseText(input, longest).replace(/\s+/g, ' ');
  // Commas part tags where people write them, in every script.
  if (/[,،]/.test(tag)) throw new InvalidValue('field.commaInTag');
  return tag;
}

export const tags = field(tagsKind);
