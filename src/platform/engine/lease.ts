import type { Stored } from '@gable/db/field.ts';
import type { Connection, Row } from './engine.ts';
import type { OpenConnection } from './transaction.ts';

export type Work<Result> = (connection: Connection) => Promise<Result>;

/**
 * Runs a command on a connection that is its own until it is done. It is stopped when it waits for anything else, for
 * that would hold up everybody's writes, and it fails with a statement that failed even if it swallows that: PostgreSQL
 * ends a transaction there, and SQLite must not differ.
 */
export async function runLeased<Result>(connection: OpenConnection, work: Work<Result>): Promise<Result> {
  const lease = new Lease(connection);
  try {
    const result = await Promise.race([work(lease), lease.waited]);
    await lease.settled();
    if (lease.failure !== undefined) throw lease.failure;
    return result;
  } finally {
    lease.end();
    await lease.settled();
  }
}

/** What a command leaves running must not write into the next one's transaction, so each has a lease that ends. */
class Lease implements Connection {
  readonly dialect: Connection['dialect'];
  readonly waited: Promise<never>;
  failure: unknown;
  #connection: OpenConnection | null;
  #running = 0;
  #turn: NodeJS.Immediate | undefined;
  #stop!: (reason: unknown) => void;
  #allAnswered: (() => void) | undefined;

  constructor(connection: OpenConnection) {
    this.dialect = connection.dialect;
    this.#connection = connection;
    this.waited = new Promise((_resolve, reject) => { this.#stop = reject; });
    this.waited.catch(() => {});
    this.#watch();
  }

  rows(sql: string, params?: Stored[]): Promise<Row[]> {
    return this.#run(sql, (connection) => connection.rows(sql, params));
  }

  change(sql: string, params?: Stored[]): Promise<number> {
    return this.#run(sql, (connection) => connection.change(sql, params));
  }

  put(sql: string, params?: Stored[]): void {
    try {
      const answer = this.#connectionFor(sql).put(sql, params);
      // Its failure is the lease's, and told at the end of the work.
      if (answer) this.#counted(async () => answer).catch(() => {});
    } catch (failure) {
      this.failure ??= failure;
      throw failure;
    }
  }

  async settled(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => { this.#allAnswered = resolve; });
  }

  end(): void {
    this.#connection = null;
    clearImmediate(this.#turn);
  }

  async #run<Answer>(sql: string, statement: (connection: OpenConnection) => Promise<Answer>): Promise<Answer> {
    const connection = this.#connectionFor(sql);
    return this.#counted(() => statement(connection));
  }

  async #counted<Answer>(statement: () => Promise<Answer>): Promise<Answer> {
    clearImmediate(this.#turn);
    this.#running += 1;
    try {
      return await statement();
    } catch (failure) {
      this.failure ??= failure;
      throw failure;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) {
        this.#watch();
        this.#allAnswered?.();
      }
    }
  }

  #connectionFor(sql: string): OpenConnection {
    if (!this.#connection) throw new Error('This transaction is over.');
    if (this.failure !== undefined) throw new Error('An earlier statement of this transaction failed.', { cause: this.failure });
    if (steersTransaction.test(sql)) throw new Error(`Transactions are the engine's own: ${sql}`);
    return this.#connection;
  }

  /** All that follows from an answer runs before the next turn of the event loop; who takes a turn waits for something else. */
  #watch(): void {
    clearImmediate(this.#turn);
    if (this.#connection) this.#turn = setImmediate(() => this.#stop(new Error('A command waited for something outside of its transaction.')));
  }
}

const steersTransaction = /^\s*(abort|attach|begin|commit|detach|end|pragma|prepare|release|reset|rollback|savepoint|set|start|vacuum)\b/i;
