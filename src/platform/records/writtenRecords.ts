import { Refusal, type RecordData } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { isId, newId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Action } from '../history/entry.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { mayWrite, seesWhole, sightOf } from '../permissions/sight.ts';
import { lookUp } from '../same/bookLookup.ts';
import type { Told } from '../same/sameKeys.ts';
import { allColumns, at, keepersOf, lazyRecord, loadField, loadRecord } from './columns.ts';
import { refuseMissingTargets } from './targets.ts';
import { planListing } from './listQuery.ts';
import { readPage } from './readPage.ts';
import { fieldsToGive, toData } from './recordData.ts';
import { parseValues, refuseMissing, refuseUneditable, type From } from './parseValues.ts';
import { insertRow, readRow, storeValues, updateRow } from './recordRows.ts';
import { notFound } from './records.ts';

type Values = Record<string, unknown>;
/** How a record is being saved; quietly, where the modules have been heard before. */
interface Saving { action: Action; quietly?: boolean }

/** Records of one kind as a command reads and writes them, with its caller's rights. */
export class WrittenRecords {
  readonly #tx: RunningTransaction;
  readonly #definition: RecordDefinition;

  constructor(tx: RunningTransaction, definition: RecordDefinition) {
    this.#tx = tx;
    this.#definition = definition;
  }

  async get(id: string): Promise<Values> {
    return loadRecord(this.#definition, await this.#readable(id));
  }

  async find(id: string): Promise<Values | undefined> {
    const row = await this.#row(id);
    return row && seesWhole(this.#sight, ...keepersOf(this.#definition, row)) ? loadRecord(this.#definition, row) : undefined;
  }

  async glimpse(id: string): Promise<RecordData | undefined> {
    const row = await this.#row(id);
    const whole = row !== undefined && seesWhole(this.#sight, ...keepersOf(this.#definition, row));
    if (!row || !(whole || this.#sight.outline)) return undefined;
    return toData(this.#definition, row, { fields: fieldsToGive(this.#definition, undefined), whole });
  }

  async list(query: RecordQuery = {}): Promise<Values[]> {
    const { connection, caller } = this.#tx.parts;
    const listing = planListing(this.#definition, caller, query);
    const { page } = await readPage(listing, allColumns(this.#definition), connection);
    return page.filter((row) => seesWhole(listing.sight, ...keepersOf(this.#definition, row))).map((row) => loadRecord(this.#definition, row));
  }

  async sameAs(values: Values): Promise<string[]> {
    const told: Told = [null, 0, values];
    return (await this.#lookUp(told)).all(told);
  }

  /** The one that values from outside are about, whether the caller sees it or not. */
  async whoIs(values: Values): Promise<string | undefined> {
    const told: Told = [null, 0, parseValues(this.#definition, values, { agency: this.#tx.parts.caller.agency, from: 'outside' })];
    return (await this.#lookUp(told)).find(told)?.id;
  }

  #lookUp(told: Told): ReturnType<typeof lookUp> {
    const { connection, caller, rules } = this.#tx.parts;
    return lookUp({ reading: connection, agency: caller.agency.id, archived: 'any', definition: this.#definition, identity: null, rule: rules.same.of(this.#definition.kind)[0] }, [told]);
  }

  async create(values: Values, from: From = 'rules'): Promise<Values> {
    const given = parseValues(this.#definition, values, { agency: this.#tx.parts.caller.agency, from });
    return loadRecord(this.#definition, await this.#create(given));
  }

  /** Creates one of many from values that were parsed before, when all of them were judged; answers its id. */
  async add(values: Values): Promise<string> {
    refuseUneditable(this.#definition, Object.keys(values), 'outside');
    return (await this.#create({ ...values }))[at.id] as string;
  }

  /** Asks whether it would be added as far as it is itself concerned, before anything is written; whom it refers to is not looked for. */
  async check(values: Values): Promise<void> {
    refuseUneditable(this.#definition, Object.keys(values), 'outside');
    await this.#made({ ...values });
  }

  async #create(given: Values): Promise<StoredRecord> {
    const row = await this.#made(given);
    await refuseMissingTargets(this.#tx, this.#definition, { before: null, after: row });
    insertRow(this.#tx.parts.connection, this.#definition, row);
    await this.#done({ before: null, after: row, action: 'created' });
    return row;
  }

  async #made(given: Values): Promise<StoredRecord> {
    const { writes } = this.#sight;
    if (writes?.size === 0) throw new Refusal('record.mayNotCreate', { status: 403 });
    const { caller, instant } = this.#tx.parts;
    for (const give of this.#tx.parts.rules.defaults.of(this.#definition.kind)) Object.assign(given, absentIn(given, give(given, this.#tx)));
    given.holder ??= this.#tx.member?.id ?? null;
    const empty: StoredRecord = new Array<null>(this.#definition.columns.length).fill(null);
    empty[at.agency] = caller.agency.id;
    empty[at.id] = newId();
    empty[at.revision] = 1;
    empty[at.createdAt] = empty[at.updatedAt] = instant;
    empty[at.title] = '';
    return this.#ruled(null, storeValues(this.#definition, empty, given));
  }

  /** @param revision what the caller has seen; another one is refused. */
  async change(id: string, changes: Values, { from = 'rules', revision }: { from?: From; revision?: number | undefined } = {}): Promise<Values> {
    const before = await this.#writable(id);
    if (before[at.archivedAt] !== null && this.#tx.parts.caller.member) throw new Refusal('record.archived', { status: 409 });
    if (revision !== undefined && before[at.revision] !== revision) throw new Refusal('record.changedMeanwhile', { status: 412 });
    const given = parseValues(this.#definition, changes, { agency: this.#tx.parts.caller.agency, from });
    return this.#save(before, await this.#ruled(before, storeValues(this.#definition, before, given)), { action: 'changed' });
  }

  async archive(id: string): Promise<void> {
    const before = await this.#writable(id);
    if (before[at.archivedAt] === null) await this.#save(before, withColumn(before, at.archivedAt, this.#tx.parts.instant), { action: 'archived' });
  }

  async restore(id: string): Promise<void> {
    const before = await this.#writable(id);
    if (before[at.archivedAt] !== null) await this.#save(before, withColumn(before, at.archivedAt, null), { action: 'restored' });
  }

  /** Writes columns as they are, past rules and handlers: for undo, which puts back what had passed them. Guards are asked. */
  async putBack(id: string, put: (row: StoredRecord) => StoredRecord, action: Action): Promise<void> {
    const before = await this.#writable(id);
    await this.#save(before, put(before), { action, quietly: true });
  }

  /** Whether there is such a record and the caller may change it. */
  async mayWrite(id: string): Promise<boolean> {
    const row = await this.#row(id);
    return row !== undefined && mayWrite(this.#sight, ...keepersOf(this.#definition, row));
  }

  get #sight() {
    return sightOf(this.#tx.parts.caller, this.#definition.kind);
  }

  async #save(before: StoredRecord, after: StoredRecord, { action, quietly = false }: Saving): Promise<Values> {
    if (before.every((value, place) => value === after[place])) return loadRecord(this.#definition, before);
    await refuseMissingTargets(this.#tx, this.#definition, { before, after });
    const saved = withColumn(withColumn(after, at.revision, (before[at.revision] as number) + 1), at.updatedAt, this.#tx.parts.instant);
    await updateRow(this.#tx.parts.connection, this.#definition, { before, after: saved });
    await this.#done({ before, after: saved, action, quietly });
    return loadRecord(this.#definition, saved);
  }

  async #done({ quietly, ...change }: Saving & { before: StoredRecord | null; after: StoredRecord }): Promise<void> {
    this.#tx.touch(this.#definition, change);
    const event = `${this.#definition.kind}.${change.action}`;
    const { guards, during, after: afterwards } = this.#tx.parts.rules;
    const guarding = guards.of(this.#definition.kind);
    const isHeard = !quietly && (during.of(event).length > 0 || afterwards.of(event).length > 0);
    if (guarding.length === 0 && !isHeard) return;
    const saved = { before: change.before && loadRecord(this.#definition, change.before), after: loadRecord(this.#definition, change.after) };
    for (const guard of guarding) await guard(saved, this.#tx.root);
    if (isHeard) await this.#tx.emit(event, saved);
  }

  /** Lets the modules' rules check and complete what is about to be written. */
  async #ruled(before: StoredRecord | null, row: StoredRecord): Promise<StoredRecord> {
    let after = row;
    const was = before && lazyRecord(this.#definition, before);
    for (const rule of this.#tx.parts.rules.rules.of(this.#definition.kind)) {
      const more = await rule(saving(this.#definition, { was, before, after }), this.#tx);
      if (more) after = this.#completed(after, more);
    }
    refuseMissing(this.#definition, lazyRecord(this.#definition, after));
    return after;
  }

  /** Most of what a rule gives is there already. */
  #completed(row: StoredRecord, more: Values): StoredRecord {
    const news = Object.entries(more).filter(([name, value]) => value !== loadField(this.#definition, name, row));
    if (news.length === 0) return row;
    return storeValues(this.#definition, row, parseValues(this.#definition, Object.fromEntries(news), { agency: this.#tx.parts.caller.agency, from: 'rules' }));
  }

  async #row(id: string): Promise<StoredRecord | undefined> {
    if (!isId(id)) return undefined;
    const { connection, caller } = this.#tx.parts;
    return this.#tx.touched.get(`${this.#definition.kind}/${id}`)?.after ?? (await readRow(connection, this.#definition, { agency: caller.agency.id, id }));
  }

  async #readable(id: string): Promise<StoredRecord> {
    const row = await this.#row(id);
    const sight = this.#sight;
    if (!row || !(seesWhole(sight, ...keepersOf(this.#definition, row)) || sight.outline)) throw notFound();
    if (!seesWhole(sight, ...keepersOf(this.#definition, row)) && this.#definition.options.outline) throw new Refusal('record.notYours', { status: 403 });
    return row;
  }

  async #writable(id: string): Promise<StoredRecord> {
    const row = await this.#row(id);
    const sight = this.#sight;
    if (!row || !(seesWhole(sight, ...keepersOf(this.#definition, row)) || sight.outline || mayWrite(sight, ...keepersOf(this.#definition, row)))) throw notFound();
    if (!mayWrite(sight, ...keepersOf(this.#definition, row))) throw new Refusal('record.notYours', { status: 403 });
    return row;
  }
}

/** What a rule is given. Few ask what changed, and it takes a look at every column to tell. */
function saving(definition: RecordDefinition, { was, before, after }: { was: Values | null; before: StoredRecord | null; after: StoredRecord }): any {
  return {
    before: was,
    after: lazyRecord(definition, after),
    get changed() {
      const places = [...definition.places.entries()];
      return places.filter(([, on]) => on.some((place) => after[place] !== (before?.[place] ?? null))).map(([name]) => name);
    },
  };
}

function withColumn(row: StoredRecord, place: number, value: StoredRecord[number]): StoredRecord {
  const copy = [...row];
  copy[place] = value;
  return copy;
}

const absentIn = (given: Values, defaults: Values): Values =>
  Object.fromEntries(Object.entries(defaults).filter(([name]) => given[name] === undefined || given[name] === null));
