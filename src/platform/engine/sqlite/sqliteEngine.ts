import { setTimeout as rest } from 'node:timers/promises';
import type { Engine, ReadOptions, Row, Statement } from '../engine.ts';
import type { Work } from '../lease.ts';
import { WriteQueue } from '../writeQueue.ts';
import { Checkpoints } from './checkpoints.ts';
import { SqliteConnection } from './connection.ts';
import { openReader, openWriter, servingCache } from './openDatabase.ts';
import { SqliteTransactions } from './sqliteTransactions.ts';
import { Thread } from './thread.ts';
import { TimedReads } from './timedReads.ts';

/** Somebody who reads keeps the log from being cut off. */
const rinses = 40;
const restMilliseconds = 50;

/** SQLite in one file: one writer, and readers apart from it. */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly file: string;
  #writer: SqliteConnection;
  #reader: SqliteConnection;
  #checkpoints: Checkpoints;
  #queue: WriteQueue;
  #bigReads: Thread;
  #timedReads: TimedReads;
  #closed: Promise<void> | undefined;

  /** The file must have been migrated. */
  constructor(file: string, { serves = false } = {}) {
    this.file = file;
    this.#writer = new SqliteConnection(openWriter(file, serves ? { cache: servingCache } : {}));
    this.#reader = new SqliteConnection(openReader(file));
    this.#checkpoints = new Checkpoints(file);
    this.#queue = new WriteQueue(new SqliteTransactions(this.#writer, this.#checkpoints));
    this.#bigReads = new Thread(new URL('./readThread.ts', import.meta.url), file);
    this.#timedReads = new TimedReads(file);
  }

  async read(_agency: number | null, { sql, params }: Statement, { big = false, milliseconds }: ReadOptions = {}): Promise<Row[]> {
    if (milliseconds !== undefined) return this.#timedReads.read({ sql, params }, milliseconds);
    if (big) return this.#bigReads.ask<Row[]>({ sql, params });
    // Whatever another connection commits empties a reader's cache, so while nothing is being written the writer reads.
    const connection = this.#writer.database.inTransaction ? this.#reader : this.#writer;
    return connection.readNow(sql, params);
  }

  write<Result>(_agency: number | null, work: Work<Result>): Promise<Result> {
    return this.#queue.write(work);
  }

  /** The log goes into the file, which is overwritten with zeros where something was deleted, and is cut off. */
  async rinse(): Promise<void> {
    for (let attempt = 0; attempt < rinses; attempt += 1) {
      await this.#queue.settled();
      const [result] = this.#writer.database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
      if (result.busy === 0) return;
      await rest(restMilliseconds);
    }
  }

  onForeignCommit(): void {}

  say(): void {}

  onSaid(): void {}

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#queue.settled();
    await Promise.all([this.#bigReads.close(), this.#timedReads.close(), this.#checkpoints.close()]);
    this.#reader.database.close();
    this.#writer.database.close();
  }
}
