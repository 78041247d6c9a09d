import type { Transaction, Transactions } from '../transaction.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { SqliteConnection } from './connection.ts';
import { refusalOf } from './failures.ts';
import { confirmSynchronousFull } from './openDatabase.ts';

/** The writer's transactions, one at a time. */
export class SqliteTransactions implements Transactions {
  readonly #writer: SqliteConnection;
  readonly #checkpoints: Checkpoints;
  #confirmed = false;

  constructor(writer: SqliteConnection, checkpoints: Checkpoints) {
    this.#writer = writer;
    this.#checkpoints = checkpoints;
  }

  async begin(): Promise<Transaction> {
    await this.#checkpoints.room();
    const writer = this.#writer;
    writer.changeNow('BEGIN IMMEDIATE');
    return {
      connection: writer,
      get isOpen() { return writer.database.inTransaction; },
      mark: () => void writer.changeNow('SAVEPOINT command'),
      keep: () => void writer.changeNow('RELEASE command'),
      undoToMark: () => {
        writer.changeNow('ROLLBACK TO command');
        writer.changeNow('RELEASE command');
      },
      commit: () => this.#commit(),
      rollBack: () => { if (writer.database.inTransaction) writer.changeNow('ROLLBACK'); },
    };
  }

  /** There is one writer, so nobody else's doing can have been in the way. */
  mayPass(): boolean {
    return false;
  }

  refusalOf(failure: unknown): unknown {
    return refusalOf(failure, this.#writer.database.name);
  }

  #commit(): void {
    this.#writer.changeNow('COMMIT');
    this.#checkpoints.afterCommit();
    if (this.#confirmed) return;
    confirmSynchronousFull(this.#writer.database);
    this.#confirmed = true;
  }
}
