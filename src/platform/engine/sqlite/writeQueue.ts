import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import type { Connection, Row } from '../engine.ts';
import { confirmSynchronousFull } from './openDatabase.ts';
import type { SqliteConnection } from './connection.ts';

interface Waiting {
  work: (connection: Connection) => Promise<unknown>;
  resolve: (result: any) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { waiting: Waiting } & ({ result: unknown } | { failure: unknown });

/** A commit waits for no more than this, so that the last of a long queue does not starve readers. */
const groupMilliseconds = 20;

/**
 * Everything that writes, one after the other. What arrives together shares one commit, because the disk's flush is
 * nearly all that a small write costs; each has a savepoint of its own, and every answer waits for the commit.
 */
export class WriteQueue {
  readonly #connection: SqliteConnection;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #confirmed = false;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  write<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // One turn, so that requests that have arrived already come into the first group.
    await nextTurn();
    while (this.#waiting.length) {
      await this.#runGroup();
      await nextTurn();
    }
    this.#running = null;
  }

  async #runGroup(): Promise<void> {
    const outcomes: Outcome[] = [];
    try {
      this.#connection.changeNow('BEGIN IMMEDIATE');
      const started = performance.now();
      do outcomes.push(await this.#runOne(this.#waiting.shift()!));
      while (this.#waiting.length && performance.now() - started < groupMilliseconds);
      this.#connection.changeNow('COMMIT');
    } catch (failure) {
      this.#rollBack();
      await this.#runAlone(outcomes, failure);
      return;
    }
    if (!this.#confirmed) {
      confirmSynchronousFull(this.#connection.database);
      this.#confirmed = true;
    }
    outcomes.forEach(answer);
  }

  async #runOne(waiting: Waiting): Promise<Outcome> {
    this.#connection.changeNow('SAVEPOINT command');
    try {
      const result = await withoutWaiting(waiting.work, this.#connection);
      this.#stillOpen();
      this.#connection.changeNow('RELEASE command');
      return { waiting, result };
    } catch (failure) {
      // On a full disk SQLite may end the transaction by itself, and with it what the others of the group wrote.
      if (!this.#connection.database.inTransaction) throw new TransactionEnded(failure, waiting);
      this.#connection.changeNow('ROLLBACK TO command');
      this.#connection.changeNow('RELEASE command');
      return { waiting, failure: refusalOf(failure) };
    }
  }

  /** The group's commit failed, so each is run again in a transaction of its own. */
  async #runAlone(outcomes: Outcome[], failure: unknown): Promise<void> {
    const again = outcomes.map(({ waiting }) => waiting);
    if (failure instanceof TransactionEnded) again.push(failure.waiting);
    if (again.length === 0) {
      // Not even BEGIN worked: nothing was taken from the queue, and nobody can be served.
      for (const { reject } of this.#waiting.splice(0)) reject(refusalOf(failure));
    }
    for (const waiting of again) {
      try {
        this.#connection.changeNow('BEGIN IMMEDIATE');
        const result = await withoutWaiting(waiting.work, this.#connection);
        this.#stillOpen();
        this.#connection.changeNow('COMMIT');
        waiting.resolve(result);
      } catch (reason) {
        this.#rollBack();
        waiting.reject(refusalOf(reason));
      }
    }
  }

  #stillOpen(): void {
    if (!this.#connection.database.inTransaction) throw new Error('The transaction was ended inside of a command.');
  }

  #rollBack(): void {
    if (this.#connection.database.inTransaction) this.#connection.changeNow('ROLLBACK');
  }
}

class TransactionEnded extends Error {
  readonly waiting: Waiting;
  constructor(cause: unknown, waiting: Waiting) {
    super('SQLite ended the transaction by itself.', { cause });
    this.waiting = waiting;
  }
}

function answer(outcome: Outcome): void {
  if ('failure' in outcome) outcome.waiting.reject(outcome.failure);
  else outcome.waiting.resolve(outcome.result);
}

/** A command that waits for the outside world would hold everybody's writes, so it is stopped at the first turn it takes. */
async function withoutWaiting<Result>(work: (connection: Connection) => Promise<Result>, connection: SqliteConnection): Promise<Result> {
  const lease = new Lease(connection);
  let immediate: NodeJS.Immediate | undefined;
  const turned = new Promise<never>((_resolve, reject) => {
    immediate = setImmediate(() => reject(new Error('A command waited for something outside of its transaction.')));
  });
  try {
    return await Promise.race([work(lease), turned]);
  } finally {
    clearImmediate(immediate);
    lease.end();
  }
}

/** The connection for as long as one command has it: what it left running must not write into the next one's transaction. */
class Lease implements Connection {
  readonly dialect = 'sqlite';
  #connection: SqliteConnection | null;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async rows(sql: string, params?: Stored[]): Promise<Row[]> {
    return this.#open().rowsNow(sql, params);
  }

  async change(sql: string, params?: Stored[]): Promise<number> {
    return this.#open().changeNow(sql, params);
  }

  end(): void {
    this.#connection = null;
  }

  #open(): SqliteConnection {
    if (!this.#connection) throw new Error('This transaction is over.');
    return this.#connection;
  }
}

function refusalOf(failure: unknown): unknown {
  const cause = failure instanceof TransactionEnded ? failure.cause : failure;
  const code = (cause as { code?: string } | null)?.code;
  if (code === 'SQLITE_FULL' || code?.startsWith('SQLITE_IOERR_WRITE')) return new Refusal('storage.full', { status: 507 });
  else return cause;
}
