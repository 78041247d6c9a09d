import { Readable } from 'node:stream';
import { Refusal, type RecordData } from '@gable/api';
import { defineCommand, text, type RecordQuery } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { messagesFor } from '../extensions/contributing.ts';
import type { Office } from '../office.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { layoutOf } from '../fields/layout.ts';
import { exportSight, mayExport } from './mayExport.ts';
import { isOfPeople, mediaTypes, mostRowsOfSheet, type Format } from './formats.ts';
import { referencesIn } from './references.ts';
import { withWritten, writtenKinds, writtenNames } from './writtenAbout.ts';

export type ExportParts = Pick<Office, 'engine' | 'commands' | 'records' | 'messages' | 'extensions' | 'rules'>;

export interface ExportOptions {
  format: Format;
  /** Which records, in which order, with which fields; all unless told. Its limit and cursor say nothing here. */
  query: RecordQuery;
  /** The filter as somebody wrote it, for the history. */
  filter?: string | undefined;
  /** Everything about each: ids and instants, and references with their ids and titles. */
  withRelations?: boolean;
  /** The field's own names over the columns, in place of what the caller calls them. */
  headings?: 'labels' | 'names';
}

export interface Export { name: string; mediaType: string; rows: number; content: Readable }

export interface Noted { kind: string; format: string; filter: string | null; words: string | null; archived: string | null; fields: string | null; relations: 'yes' | null; count: number }

const pieceSize = 250;
const mostAtOnce = 3;

/** Records on their way out: as a stream, with the rights of who asks, and told in the history before the first byte. */
export class Exports {
  readonly #office: ExportParts;
  readonly #begun = new Map<string, Noted>();
  readonly #running = new Map<string, number>();

  constructor(office: ExportParts) {
    this.#office = office;
  }

  /**
   * @throws Refusal `command.notPermitted` (403), `record.unknownKind` (404), `export.noCards`, `export.tooManyRows` (422),
   * `export.tooMany` (429), and those of a wrong query (400).
   */
  async start(caller: Caller, kind: string, { format, query, filter, withRelations = false, headings = 'labels' }: ExportOptions): Promise<Export> {
    const definition = seenKinds(caller).get(kind);
    if (!mayExport(caller, kind)) throw new Refusal('command.notPermitted', { status: 403 });
    if (format === 'vcard' && !isOfPeople(definition)) throw new Refusal('export.noCards', { values: { kind } });
    // What writes files is read with the first of them.
    const [{ columnsOf, namesOf }, { write }] = await Promise.all([import('./columns.ts'), import('./writing/write.ts')]);
    const isTable = format === 'csv' || format === 'xlsx';
    const names = namesOf(definition, { asked: query.fields, whole: withRelations || !isTable, hidden: layoutOf(caller.agency, kind).hidden });
    const sight = exportSight(caller, kind);
    const asked: RecordQuery = {
      filter: query.filter, words: query.words, archived: query.archived, ...(query.sort && { sort: query.sort }),
      fields: names, include: withRelations || isTable ? referencesIn(definition, names) : [],
    };
    const written = withRelations && query.fields === undefined && !(kind in writtenKinds) ? writtenNames : [];
    const columns = columnsOf({ definition, caller, names: [...names, ...written], withRelations, headings, office: this.#office });
    const { count } = await this.#office.records.count(caller, kind, { ...asked, sight, most: Number.MAX_SAFE_INTEGER - 1 });
    if (format === 'xlsx' && count > mostRowsOfSheet) throw new Refusal('export.tooManyRows', { values: { count, most: mostRowsOfSheet } });
    const leave = this.#enter(caller);
    try {
      // What can't be asked is refused before anything is written.
      const pieces = this.#office.records.pieces(caller, kind, { query: asked, size: pieceSize, sight });
      const first = await pieces.next();
      await this.noteDown(caller, {
        kind, format, count, filter: filter?.trim() || null, words: query.words?.trim() || null, archived: query.archived ?? null, fields: query.fields?.join(',') ?? null, relations: withRelations ? 'yes' : null,
      });
      const messages = messagesFor(this.#office.messages, caller.agency);
      const title = messages.sentence(caller.locale, `${kind}.many`);
      const rows = following(first, pieces);
      const content = Readable.from(write(format, { rows: written.length ? withWritten(rows, { engine: this.#office.engine, caller, kind }) : rows, columns, names: [...names, ...written], title, caller }));
      content.once('close', leave);
      return { name: `${title}.${mediaTypes[format].ending}`, mediaType: mediaTypes[format].mediaType, rows: count, content };
    } catch (failure) {
      leave();
      throw failure;
    }
  }

  /** How an export comes into the history; it is named by what only this office gives out, so nobody can tell of one that was none. */
  readonly note: RunnableCommand = defineCommand({
    id: 'exports.note', input: { export: text({ required: true }) }, permission: 'everyone', hidden: true, undoable: false,
    run: async (tx, { export: id }) => {
      const noted = this.#begun.get(id);
      if (!noted) throw new Refusal('record.notFound', { status: 404 });
      (tx as RunningTransaction).remark('exports', Object.fromEntries(Object.entries(noted).filter(([, told]) => told !== null).map(([name, told]) => [name, [null, told]])));
    },
  });

  /** Tells the history what somebody takes away. */
  async noteDown(caller: Caller, noted: Noted): Promise<void> {
    const id = newId();
    this.#begun.set(id, noted);
    try {
      await this.#office.commands.run(caller, this.note.id, { export: id });
    } finally {
      this.#begun.delete(id);
    }
  }

  /** A whole book keeps a reader busy: nobody has more than a few on their way at once. */
  #enter({ agency, member }: Caller): () => void {
    const who = `${agency.id}/${member?.id ?? ''}`;
    const running = this.#running.get(who) ?? 0;
    if (member && running >= mostAtOnce) throw new Refusal('export.tooMany', { status: 429, values: { most: mostAtOnce, retryAfterSeconds: 10 } });
    this.#running.set(who, running + 1);
    let isIn = true;
    return () => {
      const left = (this.#running.get(who) ?? 1) - 1;
      if (isIn && left > 0) this.#running.set(who, left);
      else if (isIn) this.#running.delete(who);
      isIn = false;
    };
  }
}

async function* following(first: IteratorResult<RecordData[]>, rest: AsyncGenerator<RecordData[]>): AsyncGenerator<RecordData[]> {
  if (!first.done) yield first.value;
  yield* rest;
}
