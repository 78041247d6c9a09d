import type { Stored } from '@gable/db/field.ts';
import type { Connection } from './engine.ts';

/** A connection as an engine has it: what it puts may be answered later. */
export interface OpenConnection extends Omit<Connection, 'put'> {
  put(sql: string, params?: Stored[]): Promise<unknown> | void;
}

/** One transaction of an engine, in which several commands follow one another, each behind a mark of its own. */
export interface Transaction {
  readonly connection: OpenConnection;
  /** False once the engine has ended it: SQLite on a full disk, PostgreSQL by losing the connection. */
  readonly isOpen: boolean;
  mark(): void;
  keep(): void;
  undoToMark(): void | Promise<void>;
  /** @throws InDoubt where nobody can tell whether it happened. */
  commit(): void | Promise<void>;
  rollBack(): void | Promise<void>;
}

/** How an engine begins transactions, and what its failures mean. */
export interface Transactions {
  /** `since` is when the one who has waited longest came, on the clock of `performance.now()`. */
  begin(since: number): Promise<Transaction>;
  /** Whether the same command may well succeed when it is run again. */
  mayPass(failure: unknown): boolean;
  /** A Refusal where the reader can act on the failure; otherwise the failure itself. */
  refusalOf(failure: unknown): unknown;
}

/** The commit was sent and its answer never came: to run the commands again could do them twice. */
export class InDoubt extends Error {}
