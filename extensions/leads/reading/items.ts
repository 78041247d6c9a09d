import { fold } from './fold.ts';
import { meaningOf, type Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** A token, or several that mean one thing together. What somebody has read is `taken`. */
export interface Item extends Token {
  meaning: Meaning | undefined;
  city?: string;
  /** The word itself says in: בחיפה. */
  isIn: boolean;
  taken: boolean;
}

const mostWords = 4;

export function itemsOf(text: string, tokens: readonly Token[], cities: readonly string[]): Item[] {
  const known = knownCities(cities);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item = cityAt(text, tokens, { at, known }) ?? phraseAt(text, tokens, at);
    items.push(item.one);
    at += item.tokens;
  }
  return items;
}

interface Found { one: Item; tokens: number }

/** The most words that mean something together. */
function phraseAt(text: string, tokens: readonly Token[], at: number): Found {
  const first = tokens[at]!;
  if (first.kind === 'mark') return { one: { ...first, meaning: meaningOf(first.key), isIn: false, taken: false }, tokens: 1 };
  const keys = keysFrom(tokens, at, mostWords);
  for (let words = keys.length; words > 0; words--) {
    const meaning = meaningOf(keys[words - 1]!);
    if (meaning) return { one: { ...joined(text, tokens.slice(at, at + words)), meaning, isIn: false, taken: false }, tokens: words };
  }
  return { one: { ...first, meaning: undefined, isIn: false, taken: false }, tokens: 1 };
}

interface Known { byKey: Map<string, string>; mostWords: number }

function cityAt(text: string, tokens: readonly Token[], { at, known }: { at: number; known: Known }): Found | undefined {
  const keys = keysFrom(tokens, at, known.mostWords);
  for (let words = keys.length; words > 0; words--) {
    const key = keys[words - 1]!;
    const prefix = /^[בלמהוש]{0,2}(?=[א-ת]{3})/.exec(key)?.[0] ?? '';
    for (const cut of known.byKey.has(key) ? [0] : prefix ? [1, prefix.length] : [0]) {
      const city = known.byKey.get(key.slice(cut)) ?? known.byKey.get(withoutSigma(key.slice(cut)));
      if (city !== undefined) return { one: { ...joined(text, tokens.slice(at, at + words)), meaning: undefined, city, isIn: key.slice(0, cut).includes('ב'), taken: false }, tokens: words };
    }
  }
  return undefined;
}

const remembered = new WeakMap<readonly string[], Known>();

/** Cities by their words without what joins them; Tel Aviv-Yafo is Tel Aviv, too. */
function knownCities(cities: readonly string[]): Known {
  const before = remembered.get(cities);
  if (before) return before;
  const byKey = new Map<string, string>();
  let most = 1;
  const learn = (name: string, city: string) => {
    const key = fold(name);
    if (key.length >= 2) for (const one of [key, withoutSigma(key)]) if (!byKey.has(one)) byKey.set(one, city);
  };
  for (const city of cities) {
    learn(city, city);
    most = Math.max(most, city.split(/[\s\u200c-]+/).length + 1);
  }
  for (const city of cities) {
    const [head = '', ...rest] = city.split(/[-\u05be/(]/);
    if (rest.length && /\S\s+\S/.test(head)) learn(head, city);
  }
  const known = { byKey, mostWords: Math.min(most, 8) };
  remembered.set(cities, known);
  return known;
}

/** The keys of one word, of two together, and so on, as long as nothing stands between them. */
function keysFrom(tokens: readonly Token[], at: number, most: number): string[] {
  const keys: string[] = [];
  for (const [index, token] of tokens.slice(at, at + most).entries()) {
    // The 2 of m2 is part of it, that of "m 2 rooms" isn't.
    const belongs = token.kind === 'word' || (token.kind === 'number' && index > 0 && token.start === tokens[at + index - 1]!.end);
    if (!belongs) break;
    keys.push((keys.at(-1) ?? '') + token.key);
  }
  return keys;
}

function joined(text: string, tokens: readonly Token[]): Token {
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  return { ...first, end: last.end, text: text.slice(first.start, last.end), key: tokens.map(({ key }) => key).join('') };
}

/** Greek drops it when somebody lives there: Πειραιάς, στον Πειραιά. */
const withoutSigma = (key: string): string => (/[α-ω]{3}σ$/.test(key) ? key.slice(0, -1) : key);

export const says = (item: Item | undefined, what: NonNullable<Meaning['says']>[number]): boolean => item?.meaning?.says?.includes(what) ?? false;

/** What somebody is called or written to by. */
export const isReach = (item: Item | undefined): boolean => item?.kind === 'phone' || item?.kind === 'email';
