import { randomBytes } from 'node:crypto';
import type { Stored } from '@gable/db/field.ts';
import type { Connection, Row } from '../engine.ts';
import { InDoubt, type Transaction, type Transactions } from '../transaction.ts';
import { ConnectionLost, isAway, isFollower, mayPass, refusalOf } from './failures.ts';
import type { Link } from './link.ts';
import type { Pool } from './pool.ts';
import type { Server } from './server.ts';

interface Surroundings { server: Server; pool: Pool; agency: number | null; afterCommit(): void }

/**
 * The transactions of one agency. A lock that lasts as long as the transaction makes them follow one another in all
 * processes, so that what a command has read still holds when it commits, as on SQLite. Agencies don't wait for each other.
 */
export class PostgresqlTransactions implements Transactions {
  readonly #here: Surroundings;

  constructor(here: Surroundings) {
    this.#here = here;
  }

  begin(since: number): Promise<Transaction> {
    return this.#here.server.whileAway(since, async (until) => {
      const link = await this.#here.pool.borrow(until);
      // The row tells, when the answer to the commit is lost, whether it happened.
      const mark = randomBytes(12).toString('hex');
      try {
        await link.tell(`${beginning(this.#here.agency)}; INSERT INTO commits (id) VALUES ('${mark}')`);
        return new PostgresqlTransaction(this.#here, link, mark);
      } catch (failure) {
        if (isFollower(failure)) link.lose('leads to a server that takes no writes');
        await giveBack(this.#here.pool, link);
        throw isFollower(failure) ? new ConnectionLost('The server takes no writes.', { cause: failure }) : failure;
      }
    }, mayPass);
  }

  mayPass(failure: unknown): boolean {
    return mayPass(failure);
  }

  refusalOf(failure: unknown): unknown {
    return refusalOf(failure);
  }
}

class PostgresqlTransaction implements Transaction, Connection {
  readonly dialect = 'postgresql';
  readonly #here: Surroundings;
  readonly #link: Link;
  readonly #mark: string;
  readonly #begun = performance.now();
  #isOpen = true;

  constructor(here: Surroundings, link: Link, mark: string) {
    this.#here = here;
    this.#link = link;
    this.#mark = mark;
  }

  get connection(): Connection {
    return this;
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#link.isLost;
  }

  async rows(sql: string, params?: Stored[]): Promise<Row[]> {
    return [...(await this.#link.ask(sql, params)).rows];
  }

  async change(sql: string, params?: Stored[]): Promise<number> {
    return (await this.#link.ask(sql, params)).count;
  }

  put(sql: string, params?: Stored[]): Promise<unknown> {
    return this.#link.ask(sql, params);
  }

  /** Not waited for: if it fails so does all that follows. */
  mark(): void {
    this.#link.tell('SAVEPOINT command').catch(() => {});
  }

  keep(): void {
    this.#link.tell('RELEASE command').catch(() => {});
  }

  async undoToMark(): Promise<void> {
    await this.#link.tell('ROLLBACK TO command; RELEASE command');
  }

  async commit(): Promise<void> {
    try {
      const { command } = await this.#link.tell('COMMIT');
      if (command !== 'COMMIT') throw new Error('PostgreSQL has rolled back instead of committing.');
    } catch (failure) {
      if (!isAway(failure) || !(await this.#hasCommitted())) throw failure;
    }
    this.#end();
    this.#here.afterCommit();
  }

  async rollBack(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await giveBack(this.#here.pool, this.#link);
  }

  #end(): void {
    this.#isOpen = false;
    this.#here.pool.giveBack(this.#link);
  }

  /** Asked under the agency's lock, which is free only when the lost transaction has ended in one way or the other. */
  async #hasCommitted(): Promise<boolean> {
    const { server, agency } = this.#here;
    try {
      return await server.whileAway(this.#begun, async (until) => {
        const link = await server.link(until);
        try {
          const { rows } = await link.tell(`${beginning(agency)}; SELECT 1 FROM commits WHERE id = '${this.#mark}'`);
          return rows.length === 1;
        } finally {
          void link.close();
        }
      });
    } catch (failure) {
      throw new InDoubt('The answer to a commit was lost.', { cause: failure });
    }
  }
}

/** Snapshots are taken statement by statement, so those after the lock see all that was committed before it. */
function beginning(agency: number | null): string {
  return `BEGIN; ${forAgency(agency)}; SELECT pg_advisory_xact_lock(${agency ?? 0})`;
}

/** Without an agency, row-level security refuses all of its tables. */
export function forAgency(agency: number | null): string {
  if (agency !== null && !Number.isSafeInteger(agency)) throw new Error(`There is no agency ${String(agency)}.`);
  return `SELECT set_config('gable.agency', '${agency ?? ''}', true)`;
}

async function giveBack(pool: Pool, link: Link): Promise<void> {
  try {
    await link.tell('ROLLBACK');
  } catch {
    link.lose('could not be rolled back');
  }
  pool.giveBack(link);
}
