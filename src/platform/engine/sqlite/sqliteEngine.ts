import { rename, rm } from 'node:fs/promises';
import type { Engine, Row, Statement } from '../engine.ts';
import type { Work } from '../lease.ts';
import { WriteQueue } from '../writeQueue.ts';
import { Checkpoints } from './checkpoints.ts';
import { SqliteConnection } from './connection.ts';
import { openReader, openWriter } from './openDatabase.ts';
import { SqliteTransactions } from './sqliteTransactions.ts';
import { Thread } from './thread.ts';

/** SQLite in one file: one writer, and readers on connections of their own that can't write. */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly file: string;
  #writer: SqliteConnection;
  #reader: SqliteConnection;
  #checkpoints: Checkpoints;
  #queue: WriteQueue;
  #bigReads: Thread;
  #closed: Promise<void> | undefined;

  /** The file must have been migrated. */
  constructor(file: string) {
    this.file = file;
    this.#writer = new SqliteConnection(openWriter(file));
    this.#reader = new SqliteConnection(openReader(file));
    this.#checkpoints = new Checkpoints(file);
    this.#queue = new WriteQueue(new SqliteTransactions(this.#writer, this.#checkpoints));
    this.#bigReads = new Thread(new URL('./readThread.ts', import.meta.url), file);
  }

  async read(_agency: number | null, { sql, params }: Statement, { big = false } = {}): Promise<Row[]> {
    return big ? this.#bigReads.ask<Row[]>({ sql, params }) : this.#reader.rowsNow(sql, params);
  }

  write<Result>(_agency: number | null, work: Work<Result>): Promise<Result> {
    return this.#queue.write(work);
  }

  onForeignCommit(): void {}

  /** Copies the live database into a new file, whole and at one instant. */
  async backUp(file: string): Promise<void> {
    const unfinished = `${file}.unfinished`;
    await rm(unfinished, { force: true });
    await this.#writer.database.backup(unfinished);
    await rename(unfinished, file);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#queue.settled();
    await Promise.all([this.#bigReads.close(), this.#checkpoints.close()]);
    this.#reader.database.close();
    this.#writer.database.close();
  }
}
