import { Worker } from 'node:worker_threads';

interface Asked { resolve: (answer: any) => void; reject: (reason: unknown) => void }
export interface Question { number: number; message: unknown }
export type Answer = { number: number } & ({ answer: unknown } | { failure: string; code: string | undefined });

/** A thread for what takes long. It starts at the first question, and ends when a minute has passed without one. */
export class Thread {
  readonly #script: URL;
  readonly #file: string;
  #worker: Worker | null = null;
  #asked = new Map<number, Asked>();
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  /** The script `answers` questions about the database in `file`. */
  constructor(script: URL, file: string) {
    this.#script = script;
    this.#file = file;
  }

  ask<Result>(message: unknown): Promise<Result> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#last += 1;
    const number = this.#last;
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject });
      this.#worker!.postMessage({ number, message } satisfies Question);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#lose(new Error('The database is closed.'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#file });
    worker.unref();
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (failure) => { if (this.#worker === worker) this.#lose(failure); });
    worker.on('exit', (code) => { if (this.#worker === worker) this.#lose(new Error(`A thread ended with ${code}.`)); });
    return worker;
  }

  #take(answer: Answer): void {
    const asked = this.#asked.get(answer.number);
    this.#asked.delete(answer.number);
    if ('failure' in answer) asked?.reject(Object.assign(new Error(answer.failure), { code: answer.code }));
    else asked?.resolve(answer.answer);
    if (this.#asked.size === 0) this.#idle = setTimeout(() => void this.close(), 60_000).unref();
  }

  #lose(failure: Error): void {
    this.#worker = null;
    for (const { reject } of this.#asked.values()) reject(failure);
    this.#asked.clear();
  }
}
