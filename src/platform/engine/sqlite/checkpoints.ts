import { isDiskFull } from './failures.ts';
import { Thread } from './thread.ts';

/** In pages of 4 KiB: a log that is longer than this is emptied before the next write. */
const longLog = 16_000;
const restMilliseconds = 1_000;
const mostCommits = 500;

/** Moves what was committed from the write-ahead log into the database file, apart from the thread that answers. */
export class Checkpoints {
  readonly #thread: Thread;
  #timer: NodeJS.Timeout | null = null;
  #commits = 0;
  #running = false;
  #emptying: Promise<void> | null = null;
  #failure: unknown = null;

  constructor(file: string) {
    this.#thread = new Thread(new URL('./checkpointThread.ts', import.meta.url), file);
  }

  /** Resolves when the next transaction may begin, which is at once but for a log that has grown long. */
  async room(): Promise<void> {
    if (this.#emptying) await this.#emptying;
    if (this.#failure !== null) throw this.#failure;
  }

  afterCommit(): void {
    this.#commits += 1;
    if (this.#running) return;
    if (this.#commits >= mostCommits) void this.#checkpoint();
    else this.#timer ??= setTimeout(() => void this.#checkpoint(), restMilliseconds).unref();
  }

  async close(): Promise<void> {
    this.#running = true;
    clearTimeout(this.#timer ?? undefined);
    await this.#thread.close();
  }

  async #checkpoint(): Promise<void> {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    this.#running = true;
    this.#commits = 0;
    const { log, left } = await this.#run();
    if (log > longLog && left > 0) {
      // While somebody writes without a pause the end of the log is never reached, and it grows.
      this.#emptying = this.#run().then(() => {});
      await this.#emptying;
      this.#emptying = null;
    }
    this.#running = false;
  }

  /** Answers how many pages the log has, and how many of them are not in the file yet. */
  async #run(): Promise<{ log: number; left: number }> {
    try {
      const { log, checkpointed } = await this.#thread.ask<{ log: number; checkpointed: number }>(null);
      return { log, left: log - checkpointed };
    } catch (failure) {
      // A full disk is told to those who write; the log keeps what is committed until there is room.
      if (!isDiskFull(failure)) this.#failure = failure;
      return { log: 0, left: 0 };
    }
  }
}
