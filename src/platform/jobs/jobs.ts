import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, type Disposable } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { log, traced } from '../log.ts';
import { isAble } from '../permissions/roles.ts';

/** A job as it runs. */
export interface RunningJob {
  id: string;
  agency: number;
  attempts: number;
  /** Names this run: what it writes together with its progress holds only as long as the job is its own. */
  takenBy: string;
  /** Aborted when the office closes, or another process took the job over: a long job throws the reason where it can go on later. */
  stopped: AbortSignal;
  /** Kept for whoever waits for it. */
  progress(state: Record<string, unknown>): Promise<void>;
}
type Work = (payload: any, job: RunningJob) => Promise<void>;
type Taken = [id: string, agency: number, name: string, payload: string, attempts: number, takenBy: string];

/** Another process took the job over while this one was silent. */
export class TakenOver extends Error {}

interface Kind {
  work: Work;
  isLong: boolean;
  /** Id of the member who began it, for they and the principals may look after it; null for the office. */
  begunBy(payload: any): string | null;
}

export interface JobState { id: string; name: string; state: 'waiting' | 'running' | 'done' | 'failed'; progress: unknown; failure: string | null }

/** After this a job of which nothing was heard is taken to have died with its process. */
export const leaseMilliseconds = 60_000;
const mostAttempts = 8;
const nobody = (): null => null;
const lookAgainMilliseconds = 5_000;

/** Work after the commit, done at least once: it lies in the same database as the change that asked for it. */
export class Jobs {
  readonly #engine: Engine;
  readonly #lease: number;
  readonly #works = new Map<string, Kind>();
  readonly #longOnes = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #again = false;
  readonly #stopping = new AbortController();
  #started = false;
  /** Jobs of this process. */
  readonly #own = new Set<string>();
  #tookOver = false;

  constructor(engine: Engine, { lease = leaseMilliseconds } = {}) {
    this.#engine = engine;
    this.#lease = lease;
  }

  /** @param isLong it takes minutes perhaps, and what is due after it does not wait for its end. */
  add(name: string, work: Work, { isLong = false, begunBy = nobody }: Partial<Omit<Kind, 'work'>> = {}): Disposable {
    this.#works.set(name, { work, isLong, begunBy });
    return { dispose: () => void this.#works.delete(name) };
  }

  /** False on the command line, where nobody else is served. */
  get isStarted(): boolean {
    return this.#started;
  }

  /** Begins to look for what is due. */
  start(): void {
    this.#started = true;
    this.look();
  }

  /** Something may be due now. Until `start` nobody looks: the command line does its errand and no other's. */
  look(): void {
    if (this.#stopping.signal.aborted || !this.#started) return;
    this.#again = true;
    this.#looking ??= this.#run();
  }

  /** Resolves when nothing that is due is left; for tests and the command line. */
  async settled(): Promise<void> {
    this.start();
    while (this.#looking || this.#longOnes.size) await Promise.all([this.#looking, ...this.#longOnes]);
  }

  /** Does one job here and now, unless somebody is at it already; resolves when it is over, well or badly. */
  async finish(id: string): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const taken = await this.#take("id = ? AND (state = 'waiting' OR (state = 'running' AND leased_until < ?))", [id, Date.now()]);
      if (taken) await this.#letRun(this.#perform(taken));
      const [row] = await this.#engine.read(null, { sql: 'SELECT state FROM jobs WHERE id = ?', params: [id] });
      if (!row || row[0] === 'done' || row[0] === 'failed') return;
      await pause(50);
    }
  }

  /** @throws Refusal `record.notFound` (404), also for another agency's, and for what a colleague began, but to principals. */
  async get(caller: Caller, id: string): Promise<JobState> {
    const [row] = await this.#engine.read(null, { sql: 'SELECT name, state, progress, failure, payload FROM jobs WHERE id = ? AND agency_id = ?', params: [id, caller.agency.id] });
    const [name, state, progress, failure, payload] = (row ?? []) as [string, JobState['state'], string | null, string | null, string];
    const isOpen = row && (isAble(caller, 'work') || this.#works.get(name)?.begunBy(JSON.parse(payload)) === caller.member!.id);
    if (!isOpen) throw new Refusal('record.notFound', { status: 404 });
    return { id, name, state, progress: progress === null ? null : JSON.parse(progress), failure };
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await Promise.all([this.#looking, ...this.#longOnes]);
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      if (!this.#tookOver) await this.#takeOver();
      while (this.#again && !this.#stopping.signal.aborted) {
        this.#again = false;
        while (!this.#stopping.signal.aborted && (await this.#runNext()));
      }
    } catch (failure) {
      log('error', 'Looking for jobs failed.', { failure: traced(failure) });
    }
    this.#looking = null;
    if (!this.#stopping.signal.aborted) this.#timer = setTimeout(() => this.look(), lookAgainMilliseconds).unref();
  }

  /** On SQLite there is one process at a time, so a job of another one died with it. */
  async #takeOver(): Promise<void> {
    this.#tookOver = true;
    if (this.#engine.dialect !== 'sqlite') return;
    const running = await this.#engine.read(null, { sql: "SELECT id FROM jobs WHERE state = 'running'", params: [] });
    const dead = running.filter(([id]) => !this.#own.has(id as string));
    if (dead.length === 0) return;
    await this.#engine.write(null, async (connection) => {
      for (const [id] of dead) await connection.change("UPDATE jobs SET state = 'waiting', leased_until = NULL WHERE id = ?", [id!]);
    });
  }

  async #runNext(): Promise<boolean> {
    const names = [...this.#works.keys()];
    if (names.length === 0) return false;
    const now = Date.now();
    const taken = await this.#take("(state = 'waiting' AND run_at <= ?) OR (state = 'running' AND leased_until < ?)", [now, now]);
    if (!taken) return false;
    const performed = this.#perform(taken);
    if (this.#works.get(taken[2])?.isLong) void this.#letRun(performed);
    else await performed;
    return true;
  }

  #letRun(performed: Promise<void>): Promise<void> {
    const one = performed
      .catch((failure: unknown) => log('error', 'A job could not be ended.', { failure: traced(failure) }))
      .finally(() => this.#longOnes.delete(one));
    this.#longOnes.add(one);
    return one;
  }

  async #take(condition: string, params: (string | number)[]): Promise<Taken | undefined> {
    const own = [...this.#own];
    const by = newId();
    const notOwn = own.length ? ` AND id NOT IN (${own.map(() => '?').join(', ')})` : '';
    const taken = await this.#engine.write(null, async (connection) => {
      const [job] = await connection.rows(
        `SELECT id, agency_id, name, payload, attempts FROM jobs WHERE (${condition})${notOwn}
         ORDER BY run_at, id LIMIT 1${connection.dialect === 'postgresql' ? ' FOR UPDATE SKIP LOCKED' : ''}`, [...params, ...own],
      );
      if (!job) return undefined;
      const [id, , name, , attempts] = job as [string, number, string, string, number];
      // One that ends its process each time would never come to count its own failures.
      if (attempts >= mostAttempts) {
        log('error', `The job ${name} ended its process too often.`, { job: id });
        await connection.change("UPDATE jobs SET state = 'failed', failure = 'job.diedTooOften', leased_until = NULL WHERE id = ?", [id]);
        return 'given up';
      }
      await connection.change("UPDATE jobs SET state = 'running', attempts = attempts + 1, taken_by = ?, leased_until = ? WHERE id = ?", [by, Date.now() + this.#lease, id]);
      return [...job, by] as Taken;
    });
    if (taken === 'given up') return this.#take(condition, params);
    if (taken) this.#own.add(taken[0]);
    return taken;
  }

  async #perform([id, agency, name, payload, attempts, takenBy]: Taken): Promise<void> {
    // Once another process has taken it over, this one writes nothing about it.
    const set = (sql: string, params: (string | number | null)[]): Promise<number> =>
      this.#engine.write(null, (connection) => connection.change(`UPDATE jobs SET ${sql} WHERE id = ? AND state = 'running' AND taken_by = ?`, [...params, id, takenBy]));
    const takenOver = new AbortController();
    const beating = setInterval(() => {
      set('leased_until = ?', [Date.now() + this.#lease])
        .then((isOurs) => isOurs || takenOver.abort(new TakenOver()))
        .catch((failure: unknown) => log('warn', 'A job could not say that it goes on.', { job: id, failure: traced(failure) }));
    }, this.#lease / 3).unref();
    const stopped = AbortSignal.any([this.#stopping.signal, takenOver.signal]);
    try {
      const work = this.#works.get(name)?.work;
      if (!work) throw new Error(`Nobody does the job ${name}.`);
      await work(JSON.parse(payload), {
        id, agency, attempts, takenBy, stopped,
        progress: async (state) => void (await set('progress = ?, leased_until = ?', [JSON.stringify(state), Date.now() + this.#lease])),
      });
      await set("state = 'done', leased_until = NULL", []);
    } catch (failure) {
      if (failure instanceof TakenOver) return;
      if (stopped.aborted && failure === stopped.reason) {
        await set("state = 'waiting', attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END, leased_until = NULL", []);
        return;
      }
      if (!(failure instanceof Refusal)) log('error', `The job ${name} failed.`, { job: id, failure: traced(failure) });
      const last = attempts + 1 >= mostAttempts || failure instanceof Refusal;
      const reason = failure instanceof Refusal ? failure.code : String(failure);
      if (last) await set("state = 'failed', failure = ?, leased_until = NULL", [reason]);
      else await set("state = 'waiting', failure = ?, run_at = ?, leased_until = NULL", [reason, Date.now() + 1_000 * 4 ** attempts]);
    } finally {
      clearInterval(beating);
      this.#own.delete(id);
    }
  }
}
