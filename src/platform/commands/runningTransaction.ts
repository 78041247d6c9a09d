import type { Transaction } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { AgencySettings, Caller } from '../caller.ts';
import type { Connection } from '../engine/engine.ts';
import type { Action, Entry } from '../history/entry.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { WrittenRecords } from '../records/writtenRecords.ts';
import type { Rules } from '../records/rules.ts';

/** A record as it was before the command first wrote it, and as it is now. */
export interface Touched { definition: RecordDefinition; before: StoredRecord | null; after: StoredRecord; action: Action }

/** What stands in the history though no record's field has changed: of the agency, or of one record of a kind, with those who hear of it. */
export interface Remark { about: string; changes: Entry['changes']; kind?: string; holders?: (string | null)[] }

export interface TransactionParts {
  connection: Connection;
  caller: Caller;
  command: string;
  /** Id of this run of the command. */
  run: string;
  instant: number;
  rules: Rules;
}

/** Events that call each other in a circle are a bug of their modules; this is where it shows. */
const deepest = 12;

/** One run of a command: what it wrote, and what it told the others. */
export class RunningTransaction implements Transaction {
  readonly parts: TransactionParts;
  readonly now: string;
  readonly touched: Map<string, Touched>;
  readonly asOffice: Transaction;
  /** Settings of the agency that the command changed; they take effect once it is on disk. */
  changedSettings: Partial<AgencySettings> | null = null;
  hasEnqueued = false;
  readonly remarks: Remark[] = [];
  /** What commands told besides the changes of records, with the record that each is about. */
  readonly emitted: { event: string; id: string }[] = [];
  #depth = 0;
  /** The transaction with the rights of whoever runs the command. */
  readonly root: RunningTransaction;

  constructor(parts: TransactionParts, root?: RunningTransaction) {
    this.parts = parts;
    this.now = new Date(parts.instant).toISOString();
    this.root = root ?? this;
    this.touched = root?.touched ?? new Map();
    this.asOffice = root || !parts.caller.member ? this : new RunningTransaction({ ...parts, caller: { ...parts.caller, member: null } }, this);
  }

  get agency(): Transaction['agency'] {
    return this.parts.caller.agency;
  }

  /** Who runs the command, also where a rule acts with the office's rights. */
  get member(): Transaction['member'] {
    return this.root.parts.caller.member;
  }

  records<Definition extends RecordDefinition<any>>(definition: Definition): any {
    return new WrittenRecords(this, this.parts.caller.agency.kinds.get(definition.kind));
  }

  async emit(event: string, payload: Record<string, unknown>): Promise<void> {
    const root = this.root;
    const { id } = (Object.values(payload)[0] ?? {}) as { id?: unknown };
    if (typeof id === 'string' && !/\.(created|changed|archived|restored)$/.test(event)) root.emitted.push({ event, id });
    root.#depth += 1;
    if (root.#depth > deepest) throw new Error(`The event ${event} was emitted in a circle.`);
    for (const handler of this.parts.rules.during.of(event)) await handler(payload, root);
    if (this.parts.rules.after.of(event).length) await this.later('events.deliver', { event, payload, command: this.parts.command });
    root.#depth -= 1;
  }

  async later(job: string, payload: Record<string, unknown>, { at }: { at?: string } = {}): Promise<string> {
    this.root.hasEnqueued = true;
    const id = newId();
    const runAt = at ? Date.parse(at) : this.parts.instant;
    await enqueue(this.parts.connection, { id, agency: this.parts.caller.agency.id, name: job, payload, runAt, createdAt: this.parts.instant });
    return id;
  }

  setting<Value>(name: string): Value | undefined {
    const settings = { ...this.parts.caller.agency.settings, ...this.root.changedSettings };
    return settings[name as keyof AgencySettings] as Value | undefined;
  }

  async changeSetting(name: string, value: unknown): Promise<void> {
    const { connection, caller: { agency } } = this.parts;
    // As it is now, not as it was when the caller was made: two may change two settings at once.
    const [[stored]] = await connection.rows('SELECT settings FROM agencies WHERE id = ?', [agency.id]) as [[string]];
    const settings = JSON.parse(stored) as AgencySettings;
    const before = settings[name] ?? null;
    if (JSON.stringify(before) === JSON.stringify(value)) return;
    await connection.change('UPDATE agencies SET settings = ? WHERE id = ?', [JSON.stringify({ ...settings, [name]: value }), agency.id]);
    this.root.changedSettings = { ...this.root.changedSettings, [name]: value };
    this.remark('settings', { [name]: [before, value] });
  }

  hasTouched(kind: string): boolean {
    return [...this.touched.values()].some(({ definition }) => definition.kind === kind);
  }

  /** Puts what is no record into the history: a setting of the agency, a link that was given out. */
  remark(about: string, changes: Entry['changes']): void {
    this.root.remarks.push({ about, changes });
  }

  /** Remembers what a record was before this command and is now. */
  touch(definition: RecordDefinition, change: Pick<Touched, 'before' | 'after' | 'action'>): void {
    const key = `${definition.kind}/${change.after[1] as string}`;
    const earlier = this.touched.get(key);
    if (!earlier) this.touched.set(key, { definition, ...change });
    else this.touched.set(key, { definition, before: earlier.before, after: change.after, action: earlier.action === 'created' ? 'created' : change.action });
  }
}
