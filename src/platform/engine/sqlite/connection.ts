import type Database from 'better-sqlite3';
import type { Stored } from '@gable/db/field.ts';
import type { Connection, Row } from '../engine.ts';

/** A better-sqlite3 connection in the engine's terms. Statements are kept by their text: preparing costs more than running. */
export class SqliteConnection implements Connection {
  readonly dialect = 'sqlite';
  readonly database: Database.Database;
  #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.database = database;
  }

  async rows(sql: string, params: Stored[] = []): Promise<Row[]> {
    return this.rowsNow(sql, params);
  }

  async change(sql: string, params: Stored[] = []): Promise<number> {
    return this.changeNow(sql, params);
  }

  put(sql: string, params: Stored[] = []): void {
    this.changeNow(sql, params);
  }

  rowsNow(sql: string, params: Stored[] = []): Row[] {
    return this.#prepare(sql).all(...params) as Row[];
  }

  /** The same outside of a write. A statement that changes something is a bug, and is not run. */
  readNow(sql: string, params: Stored[] = []): Row[] {
    const statement = this.#prepare(sql);
    // To SQLite BEGIN and ATTACH read too, but they give no rows.
    if (!statement.readonly || !statement.reader) throw new Error(`A read is read-only: ${sql}`);
    return statement.all(...params) as Row[];
  }

  changeNow(sql: string, params: Stored[] = []): number {
    return this.#prepare(sql).run(...params).changes;
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size > 1_000) this.#statements.clear();
      statement = this.database.prepare(sql);
      if (statement.reader) statement.raw(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
