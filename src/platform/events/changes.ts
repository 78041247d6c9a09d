import { Refusal, type ChangeEvent, type Disposable } from '@gable/api';
import type { Agencies } from '../agencies.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import type { Published } from '../history/writeHistory.ts';
import { PastEvents } from './pastEvents.ts';
import { isAboutAgency, Telling } from './telling.ts';
import { versionsOf } from './visibility.ts';

type Listener = (event: ChangeEvent) => void;
interface Subscriber { caller: () => Caller; listener: Listener }

export interface Subscription extends Disposable {
  /** The number after which everything is told. It fails where the database is away. */
  after: Promise<number>;
}

const mostMissed = 1_000;

/** Tells whoever listens what has been committed, each only what they may see. */
export class Changes {
  readonly #agencies: Agencies;
  readonly #past: PastEvents;
  readonly #subscribers = new Map<number, Set<Subscriber>>();
  readonly #tellings = new Map<number, Telling>();
  readonly #end = new AbortController();
  readonly #hearing = new Set<(agency: number, kind: string) => void>();

  constructor(engine: Engine, agencies: Agencies) {
    this.#agencies = agencies;
    this.#past = new PastEvents(engine, agencies);
    engine.onForeignCommit((agency) => this.#tellingOf(agency).look());
  }

  /** `caller` is asked anew for each event, so that a change of rights holds at once. */
  subscribe(caller: () => Caller, listener: Listener): Subscription {
    const { id } = caller().agency;
    const subscriber = { caller, listener };
    const all = this.#subscribers.get(id) ?? this.#subscribers.set(id, new Set()).get(id)!;
    all.add(subscriber);
    const after = this.#tellingOf(id).begin();
    // Not everybody asks for it.
    after.catch(() => {});
    return { after, dispose: () => void all.delete(subscriber) };
  }

  /**
   * Tells what has just been committed here. Answers when what this process knows of the agency is as it says; that is made
   * up for later where the database has gone away meanwhile, because what is committed is committed.
   */
  async publish(agency: number, { events, settings }: { events: readonly Published[]; settings: boolean }): Promise<void> {
    if (settings || events.some(isAboutAgency)) await this.#agencies.reload(agency).catch((failure: unknown) => {
      if (!(failure instanceof Refusal)) throw failure;
      this.#tellingOf(agency).look();
    });
    this.#tellingOf(agency).publish(events);
    if (events.length) for (const kind of new Set(events.map((event) => event.kind))) for (const hear of this.#hearing) hear(agency, kind);
  }

  /** Calls back when records of a kind were changed by this process, whoever may see them. */
  hear(listener: (agency: number, kind: string) => void): Disposable {
    this.#hearing.add(listener);
    return { dispose: () => void this.#hearing.delete(listener) };
  }

  /** What has happened after a sequence number, at most 1,000 events; null where there is more than that, and the reader should start afresh. */
  async since(caller: Caller, sequence: number): Promise<ChangeEvent[] | null> {
    const events = await this.#past.after(caller.agency.id, sequence, mostMissed + 1);
    return events.length > mostMissed ? null : events.map((event) => versionsOf(event)(caller)).filter((event) => event !== null);
  }

  /** The number of the newest change, 0 where there is none. */
  last(agency: number): Promise<number> {
    return this.#past.newest(agency);
  }

  /** Before the database is closed. */
  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all([...this.#tellings.values()].map((telling) => telling.settled()));
  }

  #tellingOf(agency: number): Telling {
    let telling = this.#tellings.get(agency);
    if (!telling) {
      this.#tellings.set(agency, telling = new Telling({
        agency, agencies: this.#agencies, past: this.#past, end: this.#end.signal,
        isHeard: () => Boolean(this.#subscribers.get(agency)?.size),
        tell: (event) => this.#tell(event),
      }));
    }
    return telling;
  }

  #tell(event: Published): void {
    const versionFor = versionsOf(event);
    for (const { caller, listener } of this.#subscribers.get(event.agency) ?? []) {
      const told = versionFor(caller());
      if (told) listener(told);
    }
  }
}
