import { Refusal, type Disposable, type Presence, type PresenceState, type PresentMember } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { log, traced } from '../log.ts';
import { isOutside } from '../permissions/roles.ts';
import type { Records } from '../records/records.ts';
import { placeOf, Stays, type Place, type Stay } from './stays.ts';

/** Windows say every twenty seconds that they are still there. */
const stayMilliseconds = 45_000;
const sweepMilliseconds = 5_000;
/** A page that is loaded again is back by then. */
const graceMilliseconds = 2_000;
/** Who comes and goes in so short a time is told once. */
const gatherMilliseconds = 100;
const mostTold = 30;

interface Listener { session: string; caller: () => Caller; hear: (presence: Presence) => void }
/** One window, and what it does now. */
export interface Sign { session: string; window: string; state: PresenceState | 'left' }
type Who = Pick<Stay, 'agency' | 'member' | 'session'>;
/** What processes say to each other. */
type Said = { stay: Stay } | { left: Stay } | { ended: Who };

/** Processes on several machines need not agree what time it is. */
const byOwnClock = (said: Said): Said => ('stay' in said ? { stay: { ...said.stay, until: Date.now() + stayMilliseconds } } : said);

/**
 * Who is at a record now, and what they do there: told to whoever is there too and may see all of it. It is in memory
 * alone; each process knows of those who came to the others, and what it did not hear comes with their next sign.
 */
export class Presences {
  readonly #engine: Engine;
  readonly #records: Records;
  readonly #stays = new Stays();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #toTell = new Map<string, Place>();
  #telling: NodeJS.Timeout | undefined;
  readonly #sweeping: NodeJS.Timeout;

  constructor(engine: Engine, records: Records) {
    this.#engine = engine;
    this.#records = records;
    this.#sweeping = setInterval(() => this.sweep(), sweepMilliseconds).unref();
    engine.onSaid((text) => this.#take(byOwnClock(JSON.parse(text) as Said)));
  }

  /**
   * Somebody comes to a record, goes on being there, or leaves it. Answers who else is there; who sees no more than its
   * outline is not there, and hears of nobody.
   * @throws Refusal `record.notFound` (404) where they don't see it at all.
   */
  async sign(caller: Caller, { kind, id }: Pick<Place, 'kind' | 'id'>, { session, window, state }: Sign): Promise<PresentMember[]> {
    const place = { agency: caller.agency.id, kind, id };
    const stay = { ...place, member: caller.member!.id, session, window, until: Date.now() + stayMilliseconds };
    if (state === 'left') {
      this.#say({ left: { ...stay, state: 'looking' } });
      return [];
    } else {
      const sight = await this.#records.sightOfOne(caller, kind, id);
      if (sight === 'none') throw new Refusal('record.notFound', { status: 404 });
      else if (sight === 'outline') return [];
      this.#say({ stay: { ...stay, state } });
      return this.#othersAt(place, caller);
    }
  }

  /** Calls back for the records at which that session is. With the last one who listens for a session, it leaves them all. */
  listen(listener: Listener): Disposable {
    const { session } = listener;
    const all = this.#listeners.get(session) ?? this.#listeners.set(session, new Set()).get(session)!;
    all.add(listener);
    return {
      dispose: () => {
        all.delete(listener);
        if (all.size > 0) return;
        if (this.#listeners.get(session) === all) this.#listeners.delete(session);
        setTimeout(() => this.#endUnlessHeard(listener), graceMilliseconds).unref();
      },
    };
  }

  /** A session is over: nobody is there by it any more. */
  end(who: Who): void {
    this.#say({ ended: who });
  }

  sweep(now = Date.now()): void {
    this.#changed(this.#stays.end(now));
  }

  close(): void {
    clearInterval(this.#sweeping);
    clearTimeout(this.#telling);
  }

  #endUnlessHeard({ session, caller }: Listener): void {
    const { agency, member } = caller();
    if (!this.#listeners.has(session)) this.end({ agency: agency.id, member: member!.id, session });
  }

  #say(said: Said): void {
    this.#take(said);
    this.#engine.say(JSON.stringify(said));
  }

  #take(said: Said): void {
    if ('stay' in said) this.#changed(this.#stays.keep(said.stay));
    else if ('left' in said) this.#changed(this.#stays.leave([said.left]));
    else this.#changed(this.#stays.leave(this.#stays.of(said.ended).filter(({ session }) => session === said.ended.session)));
  }

  #changed(places: Place[]): void {
    for (const { agency, kind, id } of places) this.#toTell.set(placeOf({ agency, kind, id }), { agency, kind, id });
    if (this.#toTell.size) this.#telling ??= setTimeout(() => this.#tellAll(), gatherMilliseconds).unref();
  }

  #tellAll(): void {
    const places = [...this.#toTell.values()];
    this.#toTell.clear();
    this.#telling = undefined;
    for (const place of places) {
      // What was not told comes with each one's next sign.
      this.#tell(place).catch((failure: unknown) => {
        if (!(failure instanceof Refusal)) log('error', 'Could not tell who is at a record', { failure: traced(failure) });
      });
    }
  }

  /** Rights are asked anew: who has lost them hears nothing more. */
  async #tell(place: Place): Promise<void> {
    const { kind, id } = place;
    const sessions = new Set(this.#stays.at(place).map(({ session }) => session));
    for (const session of sessions) {
      for (const { caller, hear } of [...this.#listeners.get(session) ?? []]) {
        if (await this.#records.sightOfOne(caller(), kind, id) === 'whole') hear({ kind, id, others: this.#othersAt(place, caller()) });
      }
    }
  }

  /** Colleagues, each once: who writes in one window writes. */
  #othersAt(place: Place, caller: Caller): PresentMember[] {
    const byMember = Map.groupBy(this.#stays.at(place), ({ member }) => member);
    return [...byMember]
      .filter(([member]) => member !== caller.member!.id && caller.agency.members.get(member)?.suspended === false)
      .slice(0, mostTold)
      .map(([member, stays]) => ({ member: isOutside(caller) ? null : member, state: stays.some(({ state }) => state === 'writing') ? 'writing' : 'looking' }));
  }
}
