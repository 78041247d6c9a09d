import type { Connection, Engine, Row, Statement } from '../engine.ts';
import { SqliteConnection } from './connection.ts';
import { openReader, openWriter } from './openDatabase.ts';
import { ReadWorker } from './readWorker.ts';
import { WriteQueue } from './writeQueue.ts';

/** SQLite in one file: one writer, and readers on connections of their own that can't write. */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly file: string;
  #writer: SqliteConnection;
  #reader: SqliteConnection;
  #queue: WriteQueue;
  #bigReads: ReadWorker;

  /** The file must have been migrated. */
  constructor(file: string) {
    this.file = file;
    this.#writer = new SqliteConnection(openWriter(file));
    this.#reader = new SqliteConnection(openReader(file));
    this.#queue = new WriteQueue(this.#writer);
    this.#bigReads = new ReadWorker(file);
  }

  async read(_agency: number | null, { sql, params }: Statement, { big = false } = {}): Promise<Row[]> {
    return big ? this.#bigReads.rows(sql, params) : this.#reader.rowsNow(sql, params);
  }

  write<Result>(_agency: number | null, work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.#queue.write(work);
  }

  onForeignCommit(): void {}

  /** Copies the live database into a new file, whole and at one instant. */
  async backUp(file: string): Promise<void> {
    await this.#writer.database.backup(file);
  }

  async close(): Promise<void> {
    await this.#queue.settled();
    await this.#bigReads.close();
    this.#reader.database.close();
    this.#writer.database.close();
  }
}
