import type { Item } from './items.ts';

/** Words that mean nothing to us, one behind the other: a name, or a place. */
export interface Run { from: number; to: number }

/** The run that begins at an item. A full stop, but not that of an initial, ends it. */
export function runFrom(items: readonly Item[], from: number, isPlain: (at: number) => boolean): Run | undefined {
  let to = from;
  while (to < items.length && isPlain(to)) {
    to++;
    if (endsSentence(items[to - 1]!)) break;
  }
  return to > from ? { from, to: to - 1 } : undefined;
}

const endsSentence = ({ text, key }: Item): boolean => text.endsWith('.') && key.length > 1;

export const hasCase = ({ text }: Item): boolean => /^(?:\p{Lu}|\p{Ll})/u.test(text);
export const isCapital = ({ text }: Item): boolean => /^\p{Lu}/u.test(text);

/** As it was typed, without the full stop behind it. */
export function typed(items: readonly Item[], { from, to }: Run): string {
  const words = items.slice(from, to + 1).map(({ text, key, hyphen }, index) => {
    const joiner = index === 0 ? '' : (hyphen ?? ' ');
    return joiner + (key.length > 1 ? text.replace(/\.$/, '') : text);
  });
  return words.join('');
}
