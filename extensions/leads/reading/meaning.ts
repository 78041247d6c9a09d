import { fold } from './fold.ts';
import { english } from './words/en.ts';
import { greek } from './words/el.ts';
import { hebrew } from './words/he.ts';
import { persian } from './words/fa.ts';
import type { Interest, SubType, Vocabulary } from './vocabulary.ts';

/** All that a word may mean; what it does mean, its neighbours say. */
export interface Meaning {
  interest?: Interest;
  subType?: SubType;
  counts?: 'bedrooms' | 'rooms' | 'roomsInIsrael' | 'unclear' | 'others';
  isHowMany?: number;
  squareMeters?: number;
  scale?: number;
  currency?: string;
  limits?: 'budget' | 'until';
  number?: number;
  says?: Says[];
}

const says = ['to', 'between', 'and', 'or', 'half', 'monthly', 'in', 'the', 'with', 'named', 'reachedBy', 'numbered', 'street', 'greetings'] as const;
type Says = (typeof says)[number];

const meanings = new Map<string, Meaning>();
const longestPhrase = 40;

for (const vocabulary of [english, hebrew, greek, persian]) learn(vocabulary);
// Israelis say rooms in English, too, and the living room is one of them.
mean(english.rooms, { counts: 'roomsInIsrael' });
mean(persian.rooms, { counts: 'roomsInIsrael' });
// دوخوابه, in one word.
for (const [word, isHowMany] of Object.entries(persian.numbers)) mean(`${word}خوابه, ${word}خواب`, { counts: 'bedrooms', isHowMany });

/** What a phrase means, spaces or not; undefined for a word that isn't ours. */
export function meaningOf(key: string): Meaning | undefined {
  if (key.length > longestPhrase) return undefined;
  return meanings.get(key) ?? withoutPrefix(key);
}

/** Hebrew writes its in, to, from, the and and into the word. */
function withoutPrefix(key: string): Meaning | undefined {
  return /^[בלמהוש][א-ת]{3}/.test(key) ? meanings.get(key.slice(1)) : undefined;
}

function learn(words: Vocabulary) {
  mean(words.others, {});
  for (const [interest, phrases] of entries(words.interest)) mean(phrases, { interest });
  for (const [subType, phrases] of entries(words.subTypes)) mean(phrases, { subType });
  for (const [currency, phrases] of entries(words.currencies)) mean(phrases, { currency });
  for (const [phrase, meaning] of entries(words.scaledCurrencies)) mean(phrase, meaning);
  for (const [phrase, number] of entries(words.numbers)) mean(phrase, { number });
  for (const [phrase, isHowMany] of entries(words.calledByRooms)) mean(phrase, { counts: 'rooms', isHowMany, subType: 'Apartment' });
  for (const one of says) mean(words[one], { says: [one] });
  mean(words.bedrooms, { counts: 'bedrooms' });
  mean(words.rooms, { counts: 'rooms' });
  mean(words.unclearRooms, { counts: 'unclear' });
  mean(words.otherCounts, { counts: 'others' });
  mean(words.squareMeters, { squareMeters: 1 });
  mean(words.squareFeet, { squareMeters: 0.09290304 });
  mean(words.otherAreas, { counts: 'others' });
  mean(words.thousand, { scale: 1e3 });
  mean(words.million, { scale: 1e6 });
  mean(words.billion, { scale: 1e9 });
  mean(words.budget, { limits: 'budget' });
  mean(words.until, { limits: 'until' });
}

function mean(phrases: string | undefined, meaning: Meaning) {
  for (const phrase of phrases?.split(/,\s*/) ?? []) {
    // A sign has nothing to fold.
    const key = fold(phrase) || phrase;
    const before = meanings.get(key);
    if (key) meanings.set(key, { ...before, ...meaning, says: [...(before?.says ?? []), ...(meaning.says ?? [])] });
  }
}

function entries<Key extends string, Value>(object: Partial<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(object) as [Key, Value][];
}
