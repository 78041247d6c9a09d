import type { ChoiceDescription, Disposable } from '@gable/api';
import type { SameRule, Saved, Transaction } from '@gable/api/server';

type Defaults = (values: any, tx: Transaction) => Record<string, unknown>;
type Rule = (saving: Saved<any>, tx: Transaction) => Promise<Record<string, unknown> | void> | Record<string, unknown> | void;
/** Choices of a list that the agency keeps, from its settings by name. */
export type ChoicesOf = (setting: (name: string) => unknown) => ChoiceDescription[];
type Keeps = (record: any, setting: (name: string) => unknown) => string | null;
type Handler = (payload: any, tx: Transaction) => Promise<void>;

/** What modules want to say while something is written, by record kind and by event. */
export class Rules {
  readonly defaults = new Registered<Defaults>();
  readonly rules = new Registered<Rule>();
  readonly choices = new Registered<ChoicesOf>();
  readonly same = new Registered<SameRule>();
  /** Until which day a law wants a record kept. */
  readonly keeps = new Registered<Keeps>();
  /** Asked of every write of a kind, undo included. */
  readonly guards = new Registered<Handler>();
  readonly during = new Registered<Handler>();
  readonly after = new Registered<Handler>();
}

class Registered<Entry> {
  readonly #entries = new Map<string, Entry[]>();

  add(name: string, entry: Entry): Disposable {
    this.#entries.set(name, [...this.of(name), entry]);
    return { dispose: () => void this.#entries.set(name, this.of(name).filter((one) => one !== entry)) };
  }

  of(name: string): readonly Entry[] {
    return this.#entries.get(name) ?? [];
  }
}
