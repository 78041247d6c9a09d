import type { RecordData, TimelineEntry } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { isOutside } from '../permissions/roles.ts';
import { isVeiled, seenKinds, toldTitle } from '../permissions/seenKinds.ts';
import { outlineOf, seesWhole, sightOf } from '../permissions/sight.ts';
import { notFound, type RecordAddress, type Records } from '../records/records.ts';
import { unfolded } from '../records/addedFields.ts';
import { toData, fieldsToGive } from '../records/recordData.ts';
import { allColumns, at, source } from '../records/columns.ts';
import { fold } from '@gable/db/fold.ts';
import { isId } from '@gable/db/id.ts';
import { instantText } from '@gable/db/instantText.ts';
import { Refusal } from '@gable/api';
import type { Action } from './entry.ts';
import { goBack, instantAsked, refuseGlimpse, toStep } from './asOf.ts';
import { undoabilityOf } from './undoability.ts';

export interface TimelineQuery {
  after?: string | undefined;
  limit?: number | undefined;
  /** Only what one person did, only changes of one field, only one type of entry. */
  person?: string | undefined;
  field?: string | undefined;
  type?: TimelineEntry['type'] | undefined;
}

/** Everything that happened to one record, newest first: changes, and the notes and tasks about it. */
export class History {
  readonly #engine: Engine;
  readonly #records: Records;
  readonly #isUndoable: (command: string) => boolean;

  constructor(engine: Engine, records: Records, isUndoable: (command: string) => boolean) {
    this.#engine = engine;
    this.#records = records;
    this.#isUndoable = isUndoable;
  }

  /** @throws Refusal `record.notFound` (404) where the caller does not see the record whole, unless its outline is all but private fields. */
  async timeline(caller: Caller, { kind, id }: RecordAddress, { after, limit = 30, person, field, type }: TimelineQuery = {}): Promise<{ data: TimelineEntry[]; next: string | null }> {
    const definition = seenKinds(caller).get(kind);
    const sight = await this.#records.sightOfOne(caller, kind, id);
    if (sight === 'none' || (sight === 'outline' && definition.options.outline)) throw notFound();
    if (after !== undefined && !isId(after)) throw new Refusal('query.wrongCursor', { status: 400 });
    if (person !== undefined && !isId(person)) throw notFound();
    const seen = sight === 'whole' ? definition.places : outlineOf(definition);
    const unveiled = [...seen.keys()].filter((name) => name !== 'title' || !isVeiled(definition));
    // With whom it is shared stands beside its fields; whoever is from outside does not know who else works here.
    const known = new Set([...unveiled, ...(sight === 'whole' && !isOutside(caller) ? ['shares'] : [])]);
    if (field !== undefined && !known.has(field)) throw new Refusal('query.unknownField', { status: 400, values: { field } });
    const shown = field === undefined ? known : new Set([field]);
    const asked = { kind, id, after, limit, person };
    const about = ([['notes', 'note'], ['tasks', 'task']] as const).filter(([, one]) => field === undefined && (type ?? one) === one);
    // Ids are in order of time, whatever the table, so the newest of each are merged by id.
    const found = await Promise.all([
      (type ?? 'change') === 'change' ? this.#changes(caller, asked, shown) : [],
      ...about.map(([records]) => this.#about(caller, records, { ...asked, all: sight === 'whole' })),
    ]);
    const merged = found.flat().sort((a, b) => (a.id < b.id ? 1 : -1));
    const data = await this.#withUndo(caller, { kind, id, known }, merged.slice(0, limit));
    return { data, next: merged.length > limit ? data.at(-1)!.id : null };
  }

  /**
   * The record as it was at the end of a day, or at an instant, for whoever sees it now. References have the names that they have today.
   * @throws Refusal `record.notThereThen`, `record.notFound` (404), `query.wrongInstant` (400)
   */
  async asOf(caller: Caller, { kind, id }: RecordAddress, { asOf, ...asked }: { asOf: string; include?: string[] | undefined; fields?: string[] | undefined }): Promise<RecordData> {
    const instant = instantAsked(asOf, caller.agency.timeZone);
    return await this.#records.get(caller, { kind, id }, {
      ...asked,
      past: async (now) => {
        refuseGlimpse(now);
        const rows = await this.#engine.read(caller.agency.id, {
          sql: 'SELECT sequence, at, action, changes, commitments FROM history WHERE agency_id = ? AND kind = ? AND record_id = ?', params: [caller.agency.id, kind, id],
        });
        const then = goBack(now, rows.map(toStep), instant);
        return { ...then, title: toldTitle(seenKinds(caller).get(kind), then.title) };
      },
    });
  }

  /** Of fields that are shown; those that say nothing then are passed over, so that it may take several looks. */
  async #changes(caller: Caller, asked: Asked, shown: Pick<ReadonlySet<string>, 'has'>): Promise<TimelineEntry[]> {
    const { kind, id, limit, person } = asked;
    const entries: TimelineEntry[] = [];
    for (let after = asked.after ?? 'z'; ;) {
      const rows = await this.#engine.read(caller.agency.id, {
        sql: `SELECT id, at, member_id, command, run, action, changes FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND id < ? ${person ? 'AND member_id = ?' : ''} ORDER BY id DESC LIMIT ?`,
        params: [caller.agency.id, kind, id, after, ...(person ? [person] : []), limit + 1],
      });
      entries.push(...rows.map((row) => this.#entry(caller, row, shown)).filter((entry) => entry !== null));
      if (rows.length <= limit || entries.length > limit) return entries;
      after = rows.at(-1)![0] as string;
    }
  }

  #entry(caller: Caller, [id, instant, member, command, run, action, written]: Row, shown: Pick<ReadonlySet<string>, 'has'>): TimelineEntry | null {
    const changes = Object.entries(JSON.parse(written as string) as Record<string, [unknown, unknown]>)
      .filter(([field]) => shown.has(field))
      .map(([field, [before, now]]) => ({ field, before, after: now }));
    if (changes.length === 0) return null;
    return {
      id: id as string,
      at: instantText(instant as number),
      by: this.#person(caller, member as string | null),
      type: 'change',
      command: { id: command as string, run: run as string },
      action: action as Action,
      changes,
    };
  }

  async #about(caller: Caller, about: string, { kind, id, after, limit, person, all }: Asked & { all: boolean }): Promise<TimelineEntry[]> {
    const definition = seenKinds(caller).find(about);
    if (!definition) return [];
    const rows = await this.#engine.read(caller.agency.id, {
      sql: `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND about_key = ? AND id < ? AND archived_at IS NULL ${person ? 'AND holder_id = ?' : ''} ORDER BY id DESC LIMIT ?`,
      params: [caller.agency.id, fold(`${kind}/${id}`), after ?? 'z', ...(person ? [person] : []), limit + 1],
    });
    // Whoever sees the record whole sees what was written about it; of one seen in outline, only what one may see anyway.
    const own = sightOf(caller, about);
    const fields = fieldsToGive(definition, undefined);
    return rows.filter((row) => all || seesWhole(own, [row[at.holder]], row[at.id])).map((row) => {
      const record = toData(definition, unfolded(definition, row), { fields, whole: true });
      return { id: record.id, at: record.createdAt, by: this.#person(caller, record.holder as string | null), type: about === 'notes' ? 'note' as const : 'task' as const, record };
    });
  }

  /** Whether each can be taken back follows from what was done since. */
  async #withUndo(caller: Caller, { kind, id, known }: RecordAddress & { known: Pick<ReadonlySet<string>, 'has'> }, entries: TimelineEntry[]): Promise<TimelineEntry[]> {
    const oldest = entries.findLast(({ type }) => type === 'change');
    if (!oldest) return entries;
    const rows = await this.#engine.read(caller.agency.id, {
      sql: 'SELECT sequence, at, action, changes, commitments, id, command FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND id >= ?', params: [caller.agency.id, kind, id, oldest.id],
    });
    const doings = rows.map((row) => ({ ...toStep(row), id: row[5] as string, command: row[6] as string }));
    const told = undoabilityOf(doings, { definition: caller.agency.kinds.get(kind), isUndoable: this.#isUndoable });
    // Not even the name of what the caller may not see.
    for (const { undo } of told.values()) if (undo?.field !== undefined && !known.has(undo.field)) delete undo.field;
    return entries.map((entry) => ({ ...entry, ...told.get(entry.id) }));
  }

  #person({ agency }: Caller, member: string | null): TimelineEntry['by'] {
    return member === null ? null : { id: member, title: agency.members.get(member)?.title ?? '' };
  }
}

interface Asked { kind: string; id: string; after: string | undefined; limit: number; person: string | undefined }
