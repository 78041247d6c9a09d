import { setTimeout as rest } from 'node:timers/promises';
import { Refusal } from '@gable/api';
import type { Agencies } from '../agencies.ts';
import type { Published } from '../history/writeHistory.ts';
import { log } from '../log.ts';
import type { PastEvents } from './pastEvents.ts';
import { concernsAll } from './visibility.ts';

const atOnce = 1_000;
const retryMilliseconds = 1_000;

export interface TellingParts {
  agency: number;
  agencies: Agencies;
  past: PastEvents;
  isHeard: () => boolean;
  tell: (event: Published) => void;
  end: AbortSignal;
}

/**
 * Tells the changes of one agency in the order of their sequence, each once, whichever process committed them. What was
 * committed here is told at once where it follows on what was told last; all else is read from the history.
 */
export class Telling {
  readonly #parts: TellingParts;
  /** Number of the event that was told last; null where nobody listened since. */
  #told: number | null = null;
  #beginning: Promise<number> | null = null;
  /** Committed here and not told yet, by number. */
  readonly #fresh = new Map<number, Published>();
  #hasForeign = false;
  #work: Promise<void> | null = null;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** The number after which whoever listens from now on is told everything. */
  begin(): Promise<number> {
    if (this.#told !== null) return Promise.resolve(this.#told);
    this.#beginning ??= this.#begin().finally(() => { this.#beginning = null; });
    return this.#beginning;
  }

  /** What has just been committed here, when its agency has been read anew where it changed that. */
  publish(events: readonly Published[]): void {
    for (const event of events) if (this.#told === null || event.sequence > this.#told) this.#fresh.set(event.sequence, event);
    this.#goOn();
  }

  /** There is something new that was not published here. */
  look(): void {
    this.#hasForeign = true;
    this.#goOn();
  }

  /** Settled when nothing is being told any more. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #begin(): Promise<number> {
    const newest = await this.#parts.past.newest(this.#parts.agency);
    // What was committed here meanwhile is still to be told.
    return this.#told ??= Math.min(newest, ...[...this.#fresh.keys()].map((sequence) => sequence - 1));
  }

  #goOn(): void {
    if (this.#work || this.#parts.end.aborted) return;
    if (!this.#parts.isHeard()) this.#forget();
    else if (!this.#hasForeign && !this.#parts.agencies.underWay(this.#parts.agency)) this.#tellFresh();
    if (this.#isBehind) this.#work = this.#catchUp();
  }

  get #isBehind(): boolean {
    return this.#hasForeign || this.#fresh.size > 0;
  }

  /** Tries until it is done, because nobody waits for it. A bug crashes. */
  async #catchUp(): Promise<void> {
    let wasAway = false;
    while (this.#isBehind && !this.#parts.end.aborted) {
      try {
        await this.#takeStep();
      } catch (failure) {
        if (this.#parts.end.aborted) break;
        if (!(failure instanceof Refusal)) throw failure;
        if (!wasAway) log('warn', 'Changes wait to be told until the database is back', { agency: this.#parts.agency, code: failure.code });
        wasAway = true;
        await rest(retryMilliseconds, undefined, { ref: false, signal: this.#parts.end }).catch(() => {});
      }
    }
    this.#work = null;
  }

  async #takeStep(): Promise<void> {
    const { agency, agencies, isHeard } = this.#parts;
    const isForeign = this.#hasForeign;
    this.#hasForeign = false;
    try {
      // Rights first: who has lost them hears nothing that came after.
      await (isForeign ? agencies.reload(agency) : agencies.underWay(agency));
      if (!isHeard()) return this.#forget();
      await this.begin();
      this.#tellFresh();
      if (isForeign || this.#fresh.size > 0) await this.#tellPast();
    } catch (failure) {
      this.#hasForeign = true;
      throw failure;
    }
  }

  async #tellPast(): Promise<void> {
    const { agency, agencies, past } = this.#parts;
    const events = await past.after(agency, this.#told!, atOnce);
    if (events.some(isAboutAgency)) await agencies.reload(agency);
    for (const event of events) this.#tell(event);
    if (events.length === atOnce) this.#hasForeign = true;
    else if (events.length === 0 && this.#fresh.size > 0) throw new Error(`Changes of agency ${agency} were published that are not in its history.`);
  }

  #tellFresh(): void {
    if (this.#told === null) return;
    for (const sequence of this.#fresh.keys()) if (sequence <= this.#told) this.#fresh.delete(sequence);
    for (let next = this.#fresh.get(this.#told + 1); next; next = this.#fresh.get(this.#told + 1)) this.#tell(next);
  }

  #tell(event: Published): void {
    if (event.sequence <= this.#told!) return;
    this.#told = event.sequence;
    this.#fresh.delete(event.sequence);
    this.#parts.tell(event);
  }

  /** Nobody listens: whoever comes next begins at what is newest then. */
  #forget(): void {
    this.#told = null;
    this.#fresh.clear();
  }
}

/** Whether it may change who sees what. */
export const isAboutAgency = ({ kind, id, fields }: Published): boolean =>
  kind === 'members' || kind === 'teams' || (kind === 'agencies' && concernsAll(id)) || fields.includes('shares');
