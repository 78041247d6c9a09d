import { Refusal } from '@gable/api';
import type { Row, Statement } from '../engine.ts';
import { Thread } from './thread.ts';

/** Reads that must be done in time, one after the other, in a thread of their own that is given up with the one that is late. */
export class TimedReads {
  readonly #thread: Thread;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#thread = new Thread(new URL('./readThread.ts', import.meta.url), file);
  }

  read(statement: Statement, milliseconds: number): Promise<Row[]> {
    const read = this.#last.then(() => this.#readNow(statement, milliseconds));
    this.#last = read.catch(() => {});
    return read;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #readNow(statement: Statement, milliseconds: number): Promise<Row[]> {
    const reading = this.#thread.ask<Row[]>(statement);
    let timer: NodeJS.Timeout | undefined;
    let isLate = false;
    const late = new Promise<void>((resolve) => { timer = setTimeout(() => { isLate = true; resolve(); }, milliseconds); });
    await Promise.race([reading.catch(() => {}), late]);
    clearTimeout(timer);
    if (!isLate) return reading;
    reading.catch(() => {});
    // Nothing stops SQLite in the middle of a statement: whoever waits is told now, and the next read waits for the end of it.
    const ended = this.#thread.close();
    this.#last = ended;
    throw new Refusal('storage.tooSlow', { status: 503 });
  }
}
