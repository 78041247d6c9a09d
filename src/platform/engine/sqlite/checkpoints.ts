import { statSync } from 'node:fs';
import { isBusy, isDiskFull } from './failures.ts';
import { logBytes } from './openDatabase.ts';
import { Thread } from './thread.ts';

const restMilliseconds = 1_000;
const restCommits = 500;
/** A log no longer than this may lie: a thread for it would take more memory than the log itself. */
const shortLog = 1_000_000;

/** Moves what was committed from the write-ahead log into the database file, apart from the thread that answers. */
export class Checkpoints {
  readonly #log: string;
  readonly #thread: Thread;
  #timer: NodeJS.Timeout | undefined;
  #commits = 0;
  #running: Promise<void> | null = null;
  #emptying: Promise<void> | null = null;
  #failure: unknown = null;
  #closed = false;

  constructor(file: string) {
    this.#log = `${file}-wal`;
    this.#thread = new Thread(new URL('./checkpointThread.ts', import.meta.url), file);
  }

  /** Resolves when the next transaction may begin, which is at once but for a log that has grown long. */
  async room(): Promise<void> {
    if (this.#emptying) await this.#emptying;
    if (this.#failure !== null) throw this.#failure;
  }

  afterCommit(): void {
    this.#commits += 1;
    // A few large commits make a log as long as many small ones do.
    if (this.#isLong()) this.#emptying ??= this.#empty();
    else if (this.#commits >= restCommits) this.#start();
    else this.#timer ??= setTimeout(() => this.#rest(), restMilliseconds).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#thread.close();
  }

  #rest(): void {
    this.#timer = undefined;
    if (this.#logSize() > shortLog) this.#start();
  }

  #start(): void {
    if (this.#closed || this.#running) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#commits = 0;
    this.#running = this.#run().finally(() => { this.#running = null; });
  }

  /** While somebody writes, the end of the log is never reached and it only grows; so nobody does until it is. */
  async #empty(): Promise<void> {
    await this.#running;
    this.#start();
    await this.#running;
    this.#emptying = null;
  }

  /** SQLite cuts the file to this length when it begins the log anew, so only one that is in use is longer. */
  #isLong(): boolean {
    return this.#logSize() > logBytes + 1_000_000;
  }

  #logSize(): number {
    return statSync(this.#log, { throwIfNoEntry: false })?.size ?? 0;
  }

  async #run(): Promise<void> {
    try {
      await this.#thread.ask(null);
    } catch (failure) {
      // The log keeps what is committed, so there is time: a full disk is told to those who write.
      if (!isDiskFull(failure) && !isBusy(failure) && !this.#closed) this.#failure = failure;
    }
  }
}
