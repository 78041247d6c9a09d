import type { RecordDefinition, RecordOf, ValuesOf } from '@gable/db/record.ts';
import type { RecordData } from '../description.ts';
import type { RecordQuery } from './query.ts';

/** New values: what is left out stays as it is; null empties. */
export type ChangesOf<Definition> = Definition extends RecordDefinition<infer Given>
  ? { [Name in keyof ValuesOf<Given>]?: ValuesOf<Given>[Name] | null } & { holder?: string | null }
  : never;

/** The records of one kind inside of a transaction. Reading and writing keep to the caller's rights. */
export interface RecordsOf<Definition> {
  /** @throws Refusal `record.notFound` (404) where there is none that the caller sees whole. */
  get(id: string): Promise<RecordOf<Definition>>;
  /** Undefined where there is none that the caller sees whole. */
  find(id: string): Promise<RecordOf<Definition> | undefined>;
  /** What the caller may know of a record, all of it or its outline, as the API gives it; undefined where that is nothing. */
  glimpse(id: string): Promise<RecordData | undefined>;
  list(query?: RecordQuery): Promise<RecordOf<Definition>[]>;
  /** Ids of those that have something in common with the values by the kind’s `SameRule`, in the archive or not, whether the caller sees them or not. */
  sameAs(values: ChangesOf<Definition>): Promise<string[]>;
  /** @throws Refusal `record.invalid` (422) with the fields that are wrong. */
  create(values: ChangesOf<Definition>): Promise<RecordOf<Definition>>;
  /** @throws Refusal `record.notYours` (403) where the caller may read but not write it. */
  change(id: string, changes: ChangesOf<Definition>): Promise<RecordOf<Definition>>;
  archive(id: string): Promise<void>;
  restore(id: string): Promise<void>;
}

/** What a command runs in: all of it is written, with its history and its events, or nothing. */
export interface Transaction {
  /** The instant at which the command runs, ISO 8601. */
  readonly now: string;
  readonly agency: { readonly id: number; readonly currency: string; readonly country: string; readonly timeZone: string };
  /** Null where the office itself acts: a job, the command line. */
  readonly member: { readonly id: string; readonly title: string; readonly role: string; readonly team: string | null } | null;
  records<Definition extends RecordDefinition<any>>(definition: Definition): RecordsOf<Definition>;
  /**
   * The same transaction with the office's rights, for consequences that a rule demands: winning a deal marks the home
   * sold, whoever holds the home. Its changes stand in the history under the same member and command.
   */
  readonly asOffice: Transaction;
  /** Tells the other modules. Handlers run in this transaction, and their refusal refuses the command. */
  emit(event: string, payload: Record<string, unknown>): Promise<void>;
  /** Does something after the commit, at least once, with a stable id. */
  later(job: string, payload: Record<string, unknown>, when?: { at?: string }): Promise<string>;
  /** A setting of the agency. */
  setting<Value>(name: string): Value | undefined;
  changeSetting(name: string, value: unknown): Promise<void>;
}
