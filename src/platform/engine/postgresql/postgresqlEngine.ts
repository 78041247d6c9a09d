import type { Engine, ReadOptions, Row, Statement } from '../engine.ts';
import type { Work } from '../lease.ts';
import { WriteQueue } from '../writeQueue.ts';
import { isStale, refusalOf } from './failures.ts';
import type { Link } from './link.ts';
import { Pool } from './pool.ts';
import { forAgency, PostgresqlTransactions } from './postgresqlTransactions.ts';
import { Server } from './server.ts';
import { WakeUps } from './wakeUps.ts';

/** PostgreSQL behind several processes of Gable, as a role that owns nothing and sees one agency at a time. */
export class PostgresqlEngine implements Engine {
  readonly dialect = 'postgresql';
  #server: Server;
  #reads: Pool;
  #bigReads: Pool;
  #writes: Pool;
  #queues = new Map<number | null, WriteQueue>();
  #wakeUps: WakeUps;
  #closed: Promise<void> | undefined;

  /** The database must have been migrated, which answers the role. */
  constructor(url: string, role: string) {
    this.#server = new Server(url, role);
    this.#reads = new Pool(this.#server, 6);
    this.#bigReads = new Pool(this.#server, 2);
    this.#writes = new Pool(this.#server, 4);
    this.#wakeUps = new WakeUps(this.#server);
  }

  async read(agency: number | null, statement: Statement, { big = false, milliseconds = big ? 60_000 : undefined }: ReadOptions = {}): Promise<Row[]> {
    const pool = big ? this.#bigReads : this.#reads;
    const begin = `BEGIN READ ONLY; ${forAgency(agency)}${milliseconds === undefined ? '' : `; SET LOCAL statement_timeout = '${milliseconds}ms'`}`;
    const readOnce = (): Promise<Row[]> =>
      this.#server.whileAway(performance.now(), (until) => pool.use(until, (link) => readOn(link, begin, statement)));
    try {
      return await readOnce().catch((failure: unknown) => { if (isStale(failure)) return readOnce(); throw failure; });
    } catch (failure) {
      throw refusalOf(failure);
    }
  }

  write<Result>(agency: number | null, work: Work<Result>): Promise<Result> {
    let queue = this.#queues.get(agency);
    if (!queue) {
      const afterCommit = (): void => { if (agency !== null) this.#wakeUps.wake(agency); };
      queue = new WriteQueue(new PostgresqlTransactions({ server: this.#server, pool: this.#writes, agency, afterCommit }));
      this.#queues.set(agency, queue);
    }
    return queue.write(work);
  }

  async rinse(): Promise<void> {}

  onForeignCommit(listener: (agency: number) => void): void {
    this.#wakeUps.onForeignCommit(listener);
  }

  say(text: string): void {
    this.#wakeUps.say(text);
  }

  onSaid(listener: (text: string) => void): void {
    this.#wakeUps.onSaid(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.settled()));
    await this.#wakeUps.close();
    await Promise.all([this.#reads.close(), this.#bigReads.close(), this.#writes.close()]);
  }
}

/** One trip there and back: all three go out before the first is answered. */
async function readOn(link: Link, begin: string, { sql, params }: Statement): Promise<Row[]> {
  const answers = await Promise.allSettled([link.tell(begin), link.ask(sql, params), link.tell('COMMIT')]);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return [...(answers[1] as PromiseFulfilledResult<{ rows: Row[] }>).value.rows];
}
