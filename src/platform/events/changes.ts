import type { ChangeEvent, Disposable } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import type { Published } from '../history/writeHistory.ts';
import type { Action } from '../history/entry.ts';
import { outlineOf, seesWhole, sightOf } from '../permissions/sight.ts';
import { tableName } from '../records/columns.ts';
import type { Kinds } from '../records/kinds.ts';

type Listener = (event: ChangeEvent) => void;
interface Subscriber { caller: () => Caller; listener: Listener; seen: number }

/** Tells whoever listens what has just been committed, each only what they may see. */
export class Changes {
  readonly #engine: Engine;
  readonly #kinds: Kinds;
  readonly #subscribers = new Map<number, Set<Subscriber>>();

  constructor(engine: Engine, kinds: Kinds) {
    this.#engine = engine;
    this.#kinds = kinds;
    engine.onForeignCommit((agency) => void this.#catchUp(agency));
  }

  /** `caller` is asked anew for each event, so that a change of rights holds at once. */
  subscribe(caller: () => Caller, listener: Listener): Disposable {
    const { id } = caller().agency;
    const subscriber = { caller, listener, seen: 0 };
    const all = this.#subscribers.get(id) ?? this.#subscribers.set(id, new Set()).get(id)!;
    all.add(subscriber);
    return { dispose: () => void all.delete(subscriber) };
  }

  publish(agency: number, events: readonly Published[]): void {
    for (const subscriber of this.#subscribers.get(agency) ?? []) for (const event of events) this.#tell(subscriber, event);
  }

  /** What has happened after a sequence number, at most 1,000 events; null where there is more than that, and the reader should start afresh. */
  async since(caller: Caller, sequence: number): Promise<ChangeEvent[] | null> {
    const events = await this.#read(caller.agency.id, sequence, 1_001);
    return events.length > 1_000 ? null : events.map((event) => visible(caller, event, this.#kinds)).filter((event) => event !== null);
  }

  /** The number of the newest change, 0 where there is none. */
  async last(agency: number): Promise<number> {
    const [row] = await this.#engine.read(agency, { sql: 'SELECT sequence FROM history WHERE agency_id = ? ORDER BY sequence DESC LIMIT 1', params: [agency] });
    return (row?.[0] as number | undefined) ?? 0;
  }

  #tell(subscriber: Subscriber, event: Published): void {
    if (event.sequence <= subscriber.seen) return;
    subscriber.seen = event.sequence;
    const told = visible(subscriber.caller(), event, this.#kinds);
    if (told) subscriber.listener(told);
  }

  /** Another process has committed: what it wrote is read and told here too. */
  async #catchUp(agency: number): Promise<void> {
    const subscribers = this.#subscribers.get(agency);
    if (!subscribers?.size) return;
    const from = Math.min(...[...subscribers].map(({ seen }) => seen));
    const newest = await this.last(agency);
    this.publish(agency, await this.#read(agency, from || newest - 1, 1_000));
  }

  async #read(agency: number, sequence: number, limit: number): Promise<Published[]> {
    const rows = await this.#engine.read(agency, {
      sql: 'SELECT sequence, run, kind, record_id, action, member_id, changes FROM history WHERE agency_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      params: [agency, sequence, limit],
    });
    const events = rows.map(([number, run, kind, id, action, by, changes]) => ({
      agency, sequence: number as number, command: run as string, kind: kind as string, id: id as string, action: action as Action,
      by: by as string | null, fields: Object.keys(JSON.parse(changes as string) as object), revision: 0, holders: [] as (string | null)[],
    }));
    for (const event of events) await this.#addHolder(event);
    return events;
  }

  async #addHolder(event: Published): Promise<void> {
    const definition = this.#kinds.find(event.kind);
    if (!definition) return;
    const [row] = await this.#engine.read(event.agency, {
      sql: `SELECT holder_id, revision FROM ${tableName(definition)} WHERE agency_id = ? AND id = ?`,
      params: [event.agency, event.id],
    });
    event.holders = [(row?.[0] ?? null) as string | null];
    event.revision = (row?.[1] ?? 0) as number;
  }
}

/** The event as the caller may know it; null where it says nothing that they may see. */
function visible(caller: Caller, { agency: _agency, holders, ...event }: Published, kinds: Kinds): ChangeEvent | null {
  const definition = kinds.find(event.kind);
  if (!definition) return null;
  const sight = sightOf(caller, event.kind);
  if (holders.some((holder) => seesWhole(sight, holder))) return event;
  if (!sight.outline) return null;
  const outline = outlineOf(definition);
  const fields = event.fields.filter((field) => outline.has(field));
  return fields.length ? { ...event, fields } : null;
}
