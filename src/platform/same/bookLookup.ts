import { keysElsewhere, soundKey, soundsAlike } from '@gable/db/sound/soundsAlike.ts';
import type { Stored } from '@gable/db/field.ts';
import type { Reading } from '../engine/engine.ts';
import { recordsBy, type Wanted } from './recordsBy.ts';
import { factsOf, filled, nameOf, sameKeys, type SameKey, type Telling, type Told } from './sameKeys.ts';

export interface Sought extends Telling, Pick<Wanted, 'agency' | 'archived'> { reading: Reading }

/** A record that is told of, and the field and value that told. */
export interface Match extends SameKey { id: string; isArchived: boolean }

/** `has` are the shared fields that it fills, `facts` what tells it apart from others of its title. */
export interface Known { id: string; title: string; isArchived: boolean; has: number; facts: readonly Stored[] }

/** By what one is looked for; `sound` is the key of the name, and `elsewhere` those that it has in other scripts. */
interface Asked { keys: SameKey[]; name: string; sound: SameKey[]; elsewhere: SameKey[]; has: number; facts: readonly Stored[] }

/** Somebody who has something in common: the field, `title` for the name, `sound` for the same in another script, and whether nothing speaks against it. */
export interface Resembling { id: string; title: string; by: string; agrees: boolean }

/** The number of an office, the name of half a town. */
const mostAlike = 200;

/** What the book has of some people, and what was made of them since. */
export class BookLookup {
  readonly #telling: Telling;
  readonly #asked = new Map<Told, Asked>();
  readonly #known = new Map<string, Known[]>();
  #hasArchived = false;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  /** What is to be asked of the book, by field. */
  textsFor(all: readonly Told[]): Map<string, Set<string>> {
    const texts = new Map<string, Set<string>>();
    for (const told of all) {
      const { keys, elsewhere } = this.#of(told);
      for (const { field, text } of [...keys, ...elsewhere]) texts.set(field, (texts.get(field) ?? new Set()).add(text));
    }
    return texts;
  }

  learn(key: SameKey, one: Known): void {
    this.#hasArchived ||= one.isArchived;
    const text = textOf(key);
    const known = this.#known.get(text);
    if (known) known.push(one);
    else this.#known.set(text, [one]);
  }

  /** Whoever is at work before whoever is in the archive. */
  find(told: Told): Match | undefined {
    return this.#findAmong(told, false) ?? (this.#hasArchived ? this.#findAmong(told, true) : undefined);
  }

  #findAmong(told: Told, isArchived: boolean): Match | undefined {
    const { keys, ...own } = this.#of(told);
    for (const key of keys) {
      const known = this.#known.get(textOf(key))?.filter((one) => one.isArchived === isArchived);
      const same = key.field === 'title' ? known?.find((one) => isOneWith(own, one)) : known?.[0];
      if (same) return { ...key, id: same.id, isArchived };
    }
    const heard = this.#heard(told).find((one) => one.isArchived === isArchived && isOneWith(own, one));
    return heard && { field: 'title', text: heard.title, id: heard.id, isArchived };
  }

  /** Whoever it may be, namesakes with numbers of their own too. */
  all(told: Told): string[] {
    const known = [...this.#of(told).keys.flatMap((key) => this.#known.get(textOf(key)) ?? []), ...this.#heard(told)];
    return [...new Set(known.map(({ id }) => id))];
  }

  /** Whoever has something in common with somebody, and what. What many share tells nobody apart. */
  resembling(told: Told): Resembling[] {
    const { keys, ...own } = this.#of(told);
    const few = (key: SameKey): Known[] => {
      const known = this.#known.get(textOf(key)) ?? [];
      return known.length > mostAlike ? [] : known;
    };
    const shared = keys.flatMap((key) => few(key).map((one) => ({ id: one.id, title: one.title, by: key.field, agrees: key.field !== 'title' || isOneWith(own, one) })));
    const heard = own.elsewhere.flatMap(few).filter(({ title }) => soundsAlike(title, own.name)).map((one) => ({ id: one.id, title: one.title, by: 'sound', agrees: isOneWith(own, one) }));
    return [...shared, ...heard];
  }

  /** What the name of somebody sounds like, and the same in other scripts. */
  soundsOf(told: Told): { own: string[]; elsewhere: string[] } {
    const { sound, elsewhere } = this.#of(told);
    return { own: sound.map(textOf), elsewhere: elsewhere.map(textOf) };
  }

  remember(told: Told, id: string): void {
    const { keys, name, sound, has, facts } = this.#of(told);
    for (const key of [...keys, ...sound]) this.learn(key, { id, title: name, isArchived: false, has, facts });
  }

  /** The same name in another script. */
  #heard(told: Told): Known[] {
    const { name, elsewhere } = this.#of(told);
    return elsewhere.flatMap((key) => this.#known.get(textOf(key)) ?? []).filter(({ title }) => soundsAlike(title, name));
  }

  #of(told: Told): Asked {
    let asked = this.#asked.get(told);
    if (!asked) this.#asked.set(told, asked = askedOf(this.#telling, told));
    return asked;
  }
}

/** Asks for all at once. */
export async function lookUp({ reading, agency, archived, ...telling }: Sought, all: readonly Told[]): Promise<BookLookup> {
  const lookup = new BookLookup(telling);
  for (const [field, wanted] of lookup.textsFor(all)) {
    for (const [text, one] of await recordsBy(reading, telling, { agency, archived, field, texts: [...wanted] })) lookup.learn({ field, text }, one);
  }
  return lookup;
}

function askedOf(telling: Telling, told: Told): Asked {
  const name = nameOf(telling, told) ?? '';
  const field = telling.rule?.soundIn;
  const heard = field && name ? soundKey(name) : null;
  const keysIn = (texts: readonly string[]): SameKey[] => texts.map((text) => ({ field: field!, text }));
  return { keys: sameKeys(telling, told), name, sound: keysIn(heard ? [heard] : []), elsewhere: keysIn(heard ? keysElsewhere(heard) : []), has: filled(telling.rule, told[2]), facts: name ? factsOf(telling, told[2]) : [] };
}

/** Whether nothing speaks against it that two of one title are one. */
function isOneWith(own: Pick<Known, 'has' | 'facts'>, { has, facts }: Known): boolean {
  const isAgreed = (fact: Stored, place: number): boolean => fact === null || (own.facts[place] ?? null) === null || String(fact) === String(own.facts[place]);
  return (has & own.has) === 0 && facts.every(isAgreed);
}

const textOf = ({ field, text }: SameKey): string => `${field} ${text}`;
