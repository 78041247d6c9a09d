import { keysElsewhere, soundKey, soundsAlike } from '@gable/db/sound/soundsAlike.ts';
import type { Reading } from '../engine/engine.ts';
import { recordsBy, type Wanted } from './recordsBy.ts';
import { filled, nameOf, sameKeys, type SameKey, type Telling, type Told } from './sameKeys.ts';

export interface Sought extends Telling, Pick<Wanted, 'agency' | 'archived'> { reading: Reading }

/** A record that is told of, and the field and value that told. */
export interface Match extends SameKey { id: string }

/** `has` are the shared fields that it fills. */
export interface Known { id: string; title: string; has: number }

/** What the book has of some people, and what was made of them since. */
export class BookLookup {
  readonly #telling: Telling;
  readonly #known: Map<string, Known[]>;

  constructor(telling: Telling, known: Map<string, Known[]>) {
    this.#telling = telling;
    this.#known = known;
  }

  find(told: Told): Match | undefined {
    const own = filled(this.#telling.rule, told[2]);
    for (const key of sameKeys(this.#telling, told)) {
      const known = this.#known.get(textOf(key));
      const same = key.field === 'title' ? known?.find(({ has }) => (has & own) === 0) : known?.[0];
      if (same) return { ...key, id: same.id };
    }
    const heard = this.#heard(told).find(({ has }) => (has & own) === 0);
    return heard && { field: 'title', text: heard.title, id: heard.id };
  }

  /** Whoever it may be, namesakes with numbers of their own too. */
  all(told: Told): string[] {
    const known = [...sameKeys(this.#telling, told).flatMap((key) => this.#known.get(textOf(key)) ?? []), ...this.#heard(told)];
    return [...new Set(known.map(({ id }) => id))];
  }

  remember(told: Told, id: string): void {
    const name = nameOf(this.#telling, told);
    const one: Known = { id, title: name ?? '', has: filled(this.#telling.rule, told[2]) };
    const sound = name === null ? null : soundKey(name);
    const { rule } = this.#telling;
    for (const key of [...sameKeys(this.#telling, told), ...(rule?.soundIn && sound ? [{ field: rule.soundIn, text: sound }] : [])]) {
      this.#known.set(textOf(key), [...(this.#known.get(textOf(key)) ?? []), one]);
    }
  }

  /** The same name in another script. */
  #heard(told: Told): Known[] {
    const name = nameOf(this.#telling, told);
    return soundsElsewhere(this.#telling, told).flatMap((key) => this.#known.get(textOf(key)) ?? []).filter(({ title }) => soundsAlike(title, name!));
  }
}

/** Asks for all at once. */
export async function lookUp({ reading, agency, archived, ...telling }: Sought, all: readonly Told[]): Promise<BookLookup> {
  const texts = new Map<string, Set<string>>();
  for (const told of all) {
    for (const { field, text } of [...sameKeys(telling, told), ...soundsElsewhere(telling, told)]) texts.set(field, (texts.get(field) ?? new Set()).add(text));
  }
  const known = new Map<string, Known[]>();
  for (const [field, wanted] of texts) {
    for (const [text, one] of await recordsBy(reading, telling, { agency, archived, field, texts: [...wanted] })) {
      const key = textOf({ field, text });
      known.set(key, [...(known.get(key) ?? []), one]);
    }
  }
  return new BookLookup(telling, known);
}

function soundsElsewhere(telling: Telling, told: Told): SameKey[] {
  const field = telling.rule?.soundIn;
  const name = field ? nameOf(telling, told) : null;
  const sound = name && soundKey(name);
  return sound ? keysElsewhere(sound).map((text) => ({ field: field!, text })) : [];
}

const textOf = ({ field, text }: SameKey): string => `${field} ${text}`;
