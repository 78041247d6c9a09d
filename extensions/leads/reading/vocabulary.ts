/** What an agency of one language says of homes, as lists of phrases, divided by commas; spaces, hyphens, dots and accents don't matter. */
export interface Vocabulary {
  interest: Record<Interest, string>;
  subTypes: Partial<Record<SubType, string>>;
  bedrooms: string;
  rooms: string;
  /** Rooms that some count with, and some without, the living room. */
  unclearRooms: string;
  /** A home called by its rooms, the living room among them: τριάρι. */
  calledByRooms: Record<string, number>;
  /** What else a number may count: floors, baths, months. */
  otherCounts: string;
  squareMeters: string;
  squareFeet: string;
  otherAreas: string;
  thousand: string;
  million: string;
  billion: string;
  /** Scale and currency in one word: אש"ח. */
  scaledCurrencies: Record<string, { scale: number; currency: string }>;
  /** ISO 4217, and IRT for the toman, of ten rials. */
  currencies: Record<string, string>;
  /** Before the highest price, and nothing else. */
  budget: string;
  /** Before the highest price, or a day. */
  until: string;
  to: string;
  between: string;
  and: string;
  or: string;
  half: string;
  monthly: string;
  numbers: Record<string, number>;
  in: string;
  the: string;
  /** What stands behind belongs to the home, or is near to it. */
  with: string;
  /** A name follows. */
  named: string;
  /** A number or an address follows. */
  reachedBy: string;
  /** A number follows that nobody can be called by. */
  numbered: string;
  /** A name beside it is that of a street. */
  street: string;
  greetings: string;
  /** Words that are no part of a name, nor of a place. */
  others: string;
}

export type Interest = 'buy' | 'rent' | 'sell' | 'let' | 'valuation';

/** As RESO calls them. */
export type SubType =
  | 'Apartment' | 'Condominium' | 'Duplex' | 'Townhouse' | 'Single Family Residence' | 'Office' | 'Retail' | 'Warehouse' | 'Industrial'
  | 'Unimproved Land' | 'Mixed Use';
