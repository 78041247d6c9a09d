import type { Money } from '@gable/api';
import { addressesIn } from './reading/addresses.ts';
import { readArea } from './reading/areas.ts';
import { itemsOf } from './reading/items.ts';
import { readBudget } from './reading/money.ts';
import { readName } from './reading/names.ts';
import { phonesIn } from './reading/phones.ts';
import { readPlace } from './reading/places.ts';
import { readRooms } from './reading/rooms.ts';
import { tokensOf, type Stretch } from './reading/tokens.ts';
import type { Interest, SubType } from './reading/vocabulary.ts';
import { readInterest, readSubType } from './reading/wishes.ts';

export interface LeadValues {
  firstName?: string;
  lastName?: string;
  /** As typed. */
  phones?: string[];
  emails?: string[];
  interest?: Interest;
  bedrooms?: number;
  /** With the living room, by halves, as Israelis count. */
  rooms?: number;
  place?: string;
  /** In minor units; the upper end of a range. */
  budget?: Money;
  /** In square metres, whatever it was typed in. */
  livingArea?: number;
  propertySubType?: SubType;
  /** The whole line. */
  message: string;
}

export interface Agency { country: string; currency: string; cities: readonly string[] }

/** Nobody says more than this about one person. */
const longest = 10_000;

/**
 * What somebody typed or pasted about one who asks for a home, in English, Hebrew, Greek or Persian. `guessed` are the
 * fields that were read out of the line; what could mean two things isn't read. Never throws.
 */
export function readLine(line: string, { country, currency, cities }: Agency): { values: LeadValues; guessed: string[] } {
  const text = line.slice(0, longest).replace(marksOfDirection, '').normalize('NFC');
  const addresses = addressesIn(text);
  const phones = phonesIn(text, addresses, country);
  const items = itemsOf(text, tokensOf(text, inOrder([...addresses, ...phones])), cities);

  const { bedrooms, rooms } = readRooms(items, country);
  const livingArea = readArea(items, country);
  const interest = readInterest(items);
  const budget = readBudget(items, { country, currency, interest });
  const place = readPlace(items);
  const typed = (kind: Stretch['kind']) => [...new Set(items.filter((item) => item.kind === kind).map((item) => item.text))];
  const read = {
    ...readName(items), phones: typed('phone'), emails: typed('email'), interest, bedrooms, rooms, place, budget, livingArea, propertySubType: readSubType(items),
  };
  const guesses = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)));
  return { values: { ...guesses, message: line }, guessed: Object.keys(guesses) };
}

/** They come along with what is copied. */
const marksOfDirection = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const inOrder = (stretches: Stretch[]): Stretch[] => stretches.sort((one, other) => one.start - other.start);
