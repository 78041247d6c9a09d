import type { Stored } from '@gable/db/field.ts';

/**
 * SQL with `?` for each parameter, the same text for both engines unless `dialect` was asked. PostgreSQL takes a
 * parameter's type from what it stands beside; one that stands alone (`SELECT ?`) is a text unless it is cast.
 */
export interface Statement { sql: string; params: Stored[] }
export type Row = Stored[];

/** One open transaction, or one place to read from. Rows are arrays in the order of the statement's columns. */
export interface Connection {
  readonly dialect: 'sqlite' | 'postgresql';
  rows(sql: string, params?: Stored[]): Promise<Row[]>;
  /** Runs a statement that gives no rows; answers how many it changed. */
  change(sql: string, params?: Stored[]): Promise<number>;
  /**
   * Writes without waiting for the answer, in order before all that follows; for the many rows of one change. Where it
   * fails, so does the transaction.
   */
  put(sql: string, params?: Stored[]): void;
}

/** A transaction's connection, or something that asks the engine. */
export type Reading = Pick<Connection, 'dialect' | 'rows'>;

export interface ReadOptions { big?: boolean; milliseconds?: number }

/** Where one Gable keeps its data. Both engines pass the same tests. */
export interface Engine {
  readonly dialect: Connection['dialect'];
  /**
   * Reads outside of any write, what was committed last. `agency` null reads the global tables.
   * A `big` read (a report, an export, a scan) goes where it does not hold up the others. One that is told in how many
   * `milliseconds` it must be done holds up no other big one either.
   * @throws Refusal `storage.tooSlow` (503) where it takes longer.
   */
  read(agency: number | null, statement: Statement, options?: ReadOptions): Promise<Row[]>;
  /**
   * Runs `work` in a transaction of its own, strictly after those that came before in this agency, and answers when
   * it is on disk. What `work` throws undoes all of it, and is thrown on, also not before the others are on disk.
   * `work` may await nothing but its connection, and may be run again from its start where the first run came to nothing,
   * so it leaves no trace outside of the transaction. A statement that fails ends it, even if `work` catches that.
   * @throws Refusal `storage.full` (507) where the disk is full; with 503, `storage.unavailable` where the database is away,
   * `storage.busy` and `storage.tooSlow`, and `storage.inDoubt` where it went away while committing and nobody can tell.
   */
  write<Result>(agency: number | null, work: (connection: Connection) => Promise<Result>): Promise<Result>;
  /** Sees to it that nothing of what was overwritten is left in the data folder. PostgreSQL does that by itself, in time. */
  rinse(): Promise<void>;
  /** Calls back when another process has committed something in the agency. SQLite has one process, so never. */
  onForeignCommit(listener: (agency: number) => void): void;
  /** Says something short to the other processes. It may get lost, and nothing of it is kept. SQLite has one process, so nobody hears it. */
  say(text: string): void;
  onSaid(listener: (text: string) => void): void;
  close(): Promise<void>;
}
