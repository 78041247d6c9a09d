import type { RecordDefinition } from '@gable/db/record.ts';
import type { Entry } from '../history/entry.ts';

/** Shorter ones stand in too many other words to tell of anybody. */
const leastLetters = 4;

/** Words that tell who somebody is, wherever they stand: names, numbers, addresses, now and in the past. */
export function wordsOf(definition: RecordDefinition, told: readonly (readonly [field: string, value: unknown])[]): string[] {
  const words = new Set<string>();
  for (const [field, value] of told) {
    const isTelling = field === 'title' || definition.fields[field]?.kind.name === 'phones' || definition.fields[field]?.kind.name === 'emails' || isKey(definition, field);
    if (isTelling) for (const text of textsIn(value)) if (text.trim().length >= leastLetters) words.add(text.trim());
  }
  return [...words].sort((a, b) => b.length - a.length);
}

/** Parts of names by which somebody may be called alone, as `['firstName', 'lastName']` say of them, now and in the past. */
export function namesOf(parts: readonly string[], told: readonly (readonly [field: string, value: unknown])[]): string[] {
  const names = told.filter(([field, value]) => parts.includes(field) && typeof value === 'string').map(([, value]) => (value as string).trim());
  return [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

/** Every value that some entries tell, of both sides. */
export const valuesTold = (changes: Entry['changes']): (readonly [string, unknown])[] =>
  Object.entries(changes).flatMap(([field, [before, after]]) => [[field, before], [field, after]] as const);

/** A text, in JSON too, without any of the words. */
export function without(text: string, words: readonly string[]): string {
  let left = text;
  for (const word of words) for (const form of new Set([word, JSON.stringify(word).slice(1, -1)])) left = left.replaceAll(new RegExp(escaped(form), 'giu'), '…');
  return left;
}

/** A text without some names that stand in it as whole words, written as names are: a street's rose stays when Rose goes. */
export function withoutNames(text: string, names: readonly string[]): string {
  let left = text;
  for (const name of names) left = left.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu'), '…');
  return left;
}

/** Where people write as they speak, and call somebody by a part of the name. */
export const isFreelyWritten = ({ fields }: RecordDefinition, field: string): boolean => field === 'title' || fields[field]?.kind.name === 'longText';

export const holds = (text: string, words: readonly string[]): boolean => without(text, words) !== text;

/** A number by which people are told apart: one text of its own that is looked up. */
const isKey = ({ fields }: RecordDefinition, field: string): boolean => fields[field]?.kind.name === 'text' && Boolean(fields[field].options.private) && Boolean(fields[field].options.indexed) && !fields[field].options.searched;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  else if (Array.isArray(value)) return value.flatMap(textsIn);
  else if (value !== null && typeof value === 'object') return ['typed', 'e164', 'address'].flatMap((name) => textsIn((value as Record<string, unknown>)[name]));
  else return [];
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
