import { Refusal, type Disposable } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { log, traced } from '../log.ts';

/** A job as it runs: `progress` is kept for whoever waits for it. */
export interface RunningJob { id: string; agency: number; attempts: number; progress(state: Record<string, unknown>): Promise<void> }
type Work = (payload: any, job: RunningJob) => Promise<void>;

export interface JobState { id: string; name: string; state: 'waiting' | 'running' | 'done' | 'failed'; progress: unknown; failure: string | null }

/** After this a job that has not ended is taken to have died with its process. */
const leaseMilliseconds = 60_000;
const mostAttempts = 8;
const lookAgainMilliseconds = 5_000;

/** Work after the commit, done at least once: it lies in the same database as the change that asked for it. */
export class Jobs {
  readonly #engine: Engine;
  readonly #works = new Map<string, Work>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #started = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  add(name: string, work: Work): Disposable {
    this.#works.set(name, work);
    return { dispose: () => void this.#works.delete(name) };
  }

  /** Begins to look for what is due. */
  start(): void {
    this.#started = true;
    this.look();
  }

  /** Something may be due now. Until `start` nobody looks: the command line does its errand and no other's. */
  look(): void {
    if (this.#closed || !this.#started) return;
    this.#again = true;
    this.#looking ??= this.#run();
  }

  /** Resolves when nothing that is due is left; for tests and the command line. */
  async settled(): Promise<void> {
    this.start();
    while (this.#looking) await this.#looking;
  }

  /** @throws Refusal `record.notFound` (404), also for another agency's. */
  async get({ agency }: Caller, id: string): Promise<JobState> {
    const [row] = await this.#engine.read(null, { sql: 'SELECT id, name, state, progress, failure FROM jobs WHERE id = ? AND agency_id = ?', params: [id, agency.id] });
    if (!row) throw new Refusal('record.notFound', { status: 404 });
    const [, name, state, progress, failure] = row as [string, string, JobState['state'], string | null, string | null];
    return { id, name, state, progress: progress === null ? null : JSON.parse(progress), failure };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        while (!this.#closed && (await this.#runNext()));
      }
    } catch (failure) {
      log('error', 'Looking for jobs failed.', { failure: traced(failure) });
    }
    this.#looking = null;
    if (!this.#closed) this.#timer = setTimeout(() => this.look(), lookAgainMilliseconds).unref();
  }

  async #runNext(): Promise<boolean> {
    const names = [...this.#works.keys()];
    if (names.length === 0) return false;
    const taken = await this.#engine.write(null, async (connection) => {
      const now = Date.now();
      const [job] = await connection.rows(
        `SELECT id, agency_id, name, payload, attempts FROM jobs
         WHERE (state = 'waiting' AND run_at <= ?) OR (state = 'running' AND leased_until < ?)
         ORDER BY run_at, id LIMIT 1${connection.dialect === 'postgresql' ? ' FOR UPDATE SKIP LOCKED' : ''}`, [now, now],
      );
      if (!job) return undefined;
      await connection.change("UPDATE jobs SET state = 'running', attempts = attempts + 1, leased_until = ? WHERE id = ?", [now + leaseMilliseconds, job[0]!]);
      return job as [id: string, agency: number, name: string, payload: string, attempts: number];
    });
    if (!taken) return false;
    await this.#perform(taken);
    return true;
  }

  async #perform([id, agency, name, payload, attempts]: [string, number, string, string, number]): Promise<void> {
    const set = async (sql: string, params: (string | number | null)[]): Promise<void> => {
      await this.#engine.write(null, (connection) => connection.change(`UPDATE jobs SET ${sql} WHERE id = ?`, [...params, id]));
    };
    try {
      const work = this.#works.get(name);
      if (!work) throw new Error(`Nobody does the job ${name}.`);
      await work(JSON.parse(payload), {
        id, agency, attempts,
        progress: (state) => set('progress = ?, leased_until = ?', [JSON.stringify(state), Date.now() + leaseMilliseconds]),
      });
      await set("state = 'done', leased_until = NULL", []);
    } catch (failure) {
      log('error', `The job ${name} failed.`, { job: id, failure: traced(failure) });
      const last = attempts + 1 >= mostAttempts || failure instanceof Refusal;
      const reason = failure instanceof Refusal ? failure.code : String(failure);
      if (last) await set("state = 'failed', failure = ?, leased_until = NULL", [reason]);
      else await set("state = 'waiting', failure = ?, run_at = ?, leased_until = NULL", [reason, Date.now() + 1_000 * 4 ** attempts]);
    }
  }
}
