import { Worker } from 'node:worker_threads';
import type { Stored } from '@gable/db/field.ts';
import type { Row } from '../engine.ts';

interface Asked { resolve: (rows: Row[]) => void; reject: (reason: unknown) => void }

/** A thread for reads that take long. It starts at the first of them, and ends when a minute has passed without one. */
export class ReadWorker {
  readonly #file: string;
  #worker: Worker | null = null;
  #asked = new Map<number, Asked>();
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  rows(sql: string, params: Stored[]): Promise<Row[]> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject });
      this.#worker!.postMessage({ number, sql, params });
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./readThread.ts', import.meta.url), { workerData: this.#file });
    worker.unref();
    worker.on('message', ({ number, rows, failure }: { number: number; rows?: Row[]; failure?: string }) => {
      const asked = this.#asked.get(number);
      this.#asked.delete(number);
      if (rows) asked?.resolve(rows);
      else asked?.reject(new Error(failure));
      if (this.#asked.size === 0) this.#idle = setTimeout(() => void this.close(), 60_000).unref();
    });
    worker.on('error', (failure) => {
      this.#worker = null;
      for (const asked of this.#asked.values()) asked.reject(failure);
      this.#asked.clear();
    });
    return worker;
  }
}
