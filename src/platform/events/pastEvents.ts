import type { Agencies } from '../agencies.ts';
import type { Engine, Row } from '../engine/engine.ts';
import type { Action } from '../history/entry.ts';
import type { Published } from '../history/writeHistory.ts';
import { sharedColumns, source } from '../records/columns.ts';
import type { Kinds } from '../records/kinds.ts';
import { SqlText } from '../records/sqlText.ts';

/** Events that were told already, or that another process has committed, as the history has them. */
export class PastEvents {
  readonly #engine: Engine;
  readonly #agencies: Agencies;

  constructor(engine: Engine, agencies: Agencies) {
    this.#engine = engine;
    this.#agencies = agencies;
  }

  /** The number of the newest, 0 where there is none. */
  async newest(agency: number): Promise<number> {
    const [row] = await this.#engine.read(agency, { sql: 'SELECT sequence FROM history WHERE agency_id = ? ORDER BY sequence DESC LIMIT 1', params: [agency] });
    return (row?.[0] as number | undefined) ?? 0;
  }

  /** Those after a sequence number, in order. */
  async after(agency: number, sequence: number, most: number): Promise<Published[]> {
    const rows = await this.#engine.read(agency, {
      sql: 'SELECT sequence, run, kind, record_id, action, member_id, changes FROM history WHERE agency_id = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      params: [agency, sequence, most],
    });
    const { kinds } = this.#agencies.get(agency);
    const events = rows.map((row) => eventOf(agency, kinds, row));
    const byKind = Map.groupBy(events, ({ kind }) => kind);
    await Promise.all([...byKind].map(([kind, ofKind]) => this.#addRecords(agency, kind, ofKind)));
    return events;
  }

  /** Adds what the records are now: their revision, and who holds them. */
  async #addRecords(agency: number, kind: string, events: readonly Published[]): Promise<void> {
    const definition = this.#agencies.get(agency).kinds.find(kind);
    if (!definition) return;
    const { text: sql, params } = new SqlText(this.#engine.dialect)
      .add(`SELECT id, revision, holder_id${sharedColumns(definition).map(({ name }) => `, "${name}"`).join('')} FROM ${source(definition)} WHERE agency_id = ? AND `, agency)
      .addOneOf('id', [...new Set(events.map(({ id }) => id))]);
    const records = new Map((await this.#engine.read(agency, { sql, params })).map(([id, revision, ...keepers]) => [id, { revision, keepers }]));
    for (const event of events) {
      const { keepers, revision } = records.get(event.id) ?? { keepers: [null], revision: 0 };
      event.holders.push(...(keepers as (string | null)[]));
      event.revision = revision as number;
    }
  }
}

function eventOf(agency: number, kinds: Kinds, [sequence, run, kind, id, action, by, written]: Row): Published {
  const definition = kinds.find(kind as string);
  const changes = JSON.parse(written as string) as Record<string, (string | null)[] | undefined>;
  return {
    agency, sequence: sequence as number, command: run as string, kind: kind as string, id: id as string, action: action as Action, by: by as string | null,
    fields: Object.keys(changes), revision: 0,
    // Whoever held it before is told that it has left them.
    holders: [...sharedWith(changes.shares), ...['holder', ...(definition?.options.sharedBy ?? [])].flatMap((name) => changes[name] ?? [])],
  };
}

/** Whom a share concerns that was given or taken back. */
function sharedWith(shares: readonly unknown[] | undefined): string[] {
  return (shares as readonly ({ member?: string } | null)[] | undefined)?.flatMap((share) => share?.member ?? []) ?? [];
}
