import { Refusal, type RecordData } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { isId, newId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Action } from '../history/entry.ts';
import { refuseGoing } from '../deletion/going.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { refuseFieldsKept } from '../permissions/fieldsKept.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { isWithin, mayChange, seesWhole, sightOf } from '../permissions/sight.ts';
import { lookUp } from '../same/bookLookup.ts';
import type { Told } from '../same/sameKeys.ts';
import { askModules, tellModules, type Saving, type Written } from './askModules.ts';
import { at, keepersOf, loadRecord } from './columns.ts';
import { refuseMissingTargets } from './targets.ts';
import { planListing } from './listQuery.ts';
import { readPage } from './readPage.ts';
import { fieldsToGive, toData } from './recordData.ts';
import { parseValues, refuseUneditable, type From } from './parseValues.ts';
import { absentIn, withColumn } from './saving.ts';
import { insertRow, readRow, storeValues, updateRow } from './recordRows.ts';
import { notFound } from './records.ts';
import { everyColumn } from './takenColumns.ts';

type Values = Record<string, unknown>;
type WriteVerb = 'changes' | 'archives';

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
    return row && this.#seesWhole(row) ? loadRecord(this.#definition, row) : undefined;
  }

  async glimpse(id: string): Promise<RecordData | undefined> {
    const row = await this.#row(id);
    const whole = row !== undefined && this.#seesWhole(row);
    if (!row || !(whole || this.#sight.outline)) return undefined;
    const definition = this.#seenDefinition;
    return toData(definition, row, { fields: fieldsToGive(definition, undefined), whole });
  }

  async list(query: RecordQuery = {}): Promise<Values[]> {
    const { connection, caller } = this.#tx.parts;
    const listing = planListing(this.#definition, caller, query);
    const { page } = await readPage(listing, everyColumn(this.#definition), connection);
    return page.filter((row) => this.#seesWhole(row)).map((row) => loadRecord(this.#definition, row));
  }

  async sameAs(values: Values): Promise<string[]> {
    const { fields } = this.#seenDefinition;
    const told: Told = [null, 0, Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(fields, name)))];
    return (await this.#lookUp(told)).all(told);
  }

  /** The one that values from outside are about, whether the caller sees it or not. */
  async whoIs(values: Values): Promise<string | undefined> {
    this.#refuseKept(Object.keys(values));
    const told: Told = [null, 0, parseValues(this.#definition, values, { agency: this.#tx.parts.caller.agency, from: 'outside' })];
    return (await this.#lookUp(told)).find(told)?.id;
  }

  #lookUp(told: Told): ReturnType<typeof lookUp> {
    const { connection, caller, rules } = this.#tx.parts;
    return lookUp({ reading: connection, agency: caller.agency.id, archived: 'any', definition: this.#definition, identity: null, rule: rules.same.of(this.#definition.kind)[0] }, [told]);
  }

  async create(values: Values, from: From = 'rules'): Promise<Values> {
    this.#refuseKept(Object.keys(values));
    const given = parseValues(this.#definition, values, { agency: this.#tx.parts.caller.agency, from });
    return loadRecord(this.#definition, await this.#create(given, from));
  }

  /** Creates one of many from values that were parsed before, when all of them were judged; answers its id. */
  async add(values: Values): Promise<string> {
    this.#refuseKept(Object.keys(values));
    refuseUneditable(this.#definition, Object.keys(values), 'outside');
    return (await this.#create({ ...values }, 'outside'))[at.id] as string;
  }

  /** Asks whether it would be added as far as it is itself concerned, before anything is written; whom it refers to is not looked for. */
  async check(values: Values): Promise<void> {
    this.#refuseKept(Object.keys(values));
    refuseUneditable(this.#definition, Object.keys(values), 'outside');
    await this.#made({ ...values }, 'outside');
  }

  async #create(given: Values, from: From): Promise<StoredRecord> {
    const row = await this.#made(given, from);
    await refuseMissingTargets(this.#tx, this.#definition, { before: null, after: row });
    insertRow(this.#tx.parts.connection, this.#definition, row);
    await this.#done({ before: null, after: row, action: 'created' });
    return row;
  }

  async #made(given: Values, from: From): Promise<StoredRecord> {
    const { creates } = this.#sight;
    if (creates?.size === 0) throw new Refusal('record.mayNotCreate', { status: 403 });
    const { caller, instant } = this.#tx.parts;
    for (const give of this.#tx.parts.rules.defaults.of(this.#definition.kind)) Object.assign(given, absentIn(given, give(given, this.#tx)));
    given.holder ??= this.#tx.member?.id ?? null;
    if (!isWithin(creates, [given.holder as string | null])) throw new Refusal('record.mayNotCreateFor', { status: 403 });
    const empty: StoredRecord = new Array<null>(this.#definition.columns.length).fill(null);
    empty[at.agency] = caller.agency.id;
    empty[at.id] = newId();
    empty[at.revision] = 1;
    empty[at.createdAt] = empty[at.updatedAt] = instant;
    empty[at.title] = '';
    return askModules(this.#tx, this.#definition, { before: null, row: storeValues(this.#definition, empty, given), from });
  }

  /** @param revision what the caller has seen; another one is refused. */
  async change(id: string, changes: Values, { from = 'rules', revision }: { from?: From; revision?: number | undefined } = {}): Promise<Values> {
    const before = await this.#writable(id, 'changes');
    this.#refuseKept(Object.keys(changes));
    if (before[at.archivedAt] !== null && this.#tx.parts.caller.member) throw new Refusal('record.archived', { status: 409 });
    if (revision !== undefined && before[at.revision] !== revision) throw new Refusal('record.changedMeanwhile', { status: 412 });
    const given = parseValues(this.#definition, changes, { agency: this.#tx.parts.caller.agency, from });
    const after = await askModules(this.#tx, this.#definition, { before, row: storeValues(this.#definition, before, given), from });
    return this.#save(before, after, { action: 'changed' });
  }

  /** Asks the same of a change, as far as the record itself is concerned; whether it is in the archive is not asked. */
  async checkChange(id: string, changes: Values): Promise<void> {
    const before = await this.#writable(id, 'changes');
    this.#refuseKept(Object.keys(changes));
    refuseUneditable(this.#definition, Object.keys(changes), 'outside');
    await askModules(this.#tx, this.#definition, { before, row: storeValues(this.#definition, before, changes), from: 'outside' });
  }

  async archive(id: string): Promise<void> {
    const before = await this.#writable(id, 'archives');
    if (before[at.archivedAt] === null) await this.#save(before, withColumn(before, at.archivedAt, this.#tx.parts.instant), { action: 'archived' });
  }

  async restore(id: string): Promise<void> {
    const before = await this.#writable(id, 'archives');
    if (before[at.archivedAt] !== null) await this.#save(before, withColumn(before, at.archivedAt, null), { action: 'restored' });
  }

  /** Writes columns as they are, past rules and handlers: for undo, which puts back what had passed them. Guards are asked. */
  async putBack(id: string, put: (row: StoredRecord) => StoredRecord, action: Action): Promise<void> {
    const before = await this.#writable(id, action === 'changed' ? 'changes' : 'archives');
    await this.#save(before, put(before), { action, quietly: true });
  }

  /** Whether there is such a record and the caller may change it, or archive it. */
  async mayWrite(id: string, verb: WriteVerb = 'changes'): Promise<boolean> {
    const row = await this.#row(id);
    return row !== undefined && this.#may(row, verb);
  }

  get #sight() {
    return sightOf(this.#tx.parts.caller, this.#definition.kind);
  }

  /** What the caller knows of the kind. */
  get #seenDefinition(): RecordDefinition {
    return seenKinds(this.#tx.parts.caller).get(this.#definition.kind);
  }

  #seesWhole(row: StoredRecord): boolean {
    return seesWhole(this.#sight, keepersOf(this.#definition, row), row[at.id]);
  }

  #may(row: StoredRecord, verb: WriteVerb): boolean {
    const keepers = keepersOf(this.#definition, row);
    return verb === 'changes' ? mayChange(this.#sight, keepers, row[at.id]) : isWithin(this.#sight.archives, keepers);
  }

  #refuseKept(names: readonly string[]): void {
    refuseFieldsKept(this.#tx.parts.caller, this.#definition.kind, names);
  }

  async #save(before: StoredRecord, after: StoredRecord, { action, quietly = false }: Saving): Promise<Values> {
    if (before.every((value, place) => value === after[place])) return loadRecord(this.#definition, before);
    if (before[at.archivedAt] !== null && after[at.archivedAt] === null) await refuseGoing(this.#tx.parts.connection, { agency: before[at.agency] as number, id: before[at.id] as string });
    await refuseMissingTargets(this.#tx, this.#definition, { before, after });
    const saved = withColumn(withColumn(after, at.revision, (before[at.revision] as number) + 1), at.updatedAt, this.#tx.parts.instant);
    await updateRow(this.#tx.parts.connection, this.#definition, { before, after: saved });
    await this.#done({ before, after: saved, action, quietly });
    return loadRecord(this.#definition, saved);
  }

  async #done(written: Written): Promise<void> {
    this.#tx.touch(this.#definition, written);
    await tellModules(this.#tx, this.#definition, written);
  }

  async #row(id: string): Promise<StoredRecord | undefined> {
    if (!isId(id)) return undefined;
    const { connection, caller } = this.#tx.parts;
    return this.#tx.touched.get(`${this.#definition.kind}/${id}`)?.after ?? (await readRow(connection, this.#definition, { agency: caller.agency.id, id }));
  }

  async #readable(id: string): Promise<StoredRecord> {
    const row = await this.#row(id);
    if (!row || !(this.#seesWhole(row) || this.#sight.outline)) throw notFound();
    if (!this.#seesWhole(row) && this.#definition.options.outline) throw new Refusal('record.notYours', { status: 403 });
    return row;
  }

  async #writable(id: string, verb: WriteVerb): Promise<StoredRecord> {
    const row = await this.#row(id);
    if (!row || !(this.#may(row, verb) || this.#seesWhole(row) || this.#sight.outline)) throw notFound();
    if (!this.#may(row, verb)) throw new Refusal('record.notYours', { status: 403 });
    return row;
  }
}
