import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@gable/api';

export type Verdict<Result> = { result: Result } | { refusal: { code: string; status: number; values: Record<string, string | number> } };

/** What a thread does with what it was given, and tells whoever began it. */
export async function answer<Given, Result>(work: (given: Given) => Promise<Result>): Promise<void> {
  const answered = await verdict(() => work(workerData as Given));
  // Threads don't keep what they compiled by themselves, and would do it anew each time; it ends with its answer.
  flushCompileCache();
  parentPort!.postMessage(answered);
}

async function verdict<Result>(work: () => Promise<Result>): Promise<Verdict<Result>> {
  try {
    return { result: await work() };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { code, status, values } = failure;
    return { refusal: { code, status, values } };
  }
}
