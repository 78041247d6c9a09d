import { Worker } from 'node:worker_threads';
import { Refusal } from '@gable/api';
import type { Verdict } from './answer.ts';

interface Bounds {
  seconds: number;
  /** Ends it before its time. */
  stopped?: AbortSignal | undefined;
  /** How much memory it may take, garbage included, so that about half of it is in use. */
  megabytes?: number;
}

const megabyte = 1024 ** 2;
/** A thread that reaches this limit of V8 may take the whole process with it, so it is ended long before. */
const hardMegabytes = 1_536;
const lookMilliseconds = 100;

/**
 * Has a file looked at in a thread of its own, so that nobody else waits meanwhile, whatever was sent.
 * @param thread a module that gives its `answer`.
 * @throws Refusal that of the thread, and `import.takesTooMuch` (422) where it would take longer or more memory than it may.
 */
export async function apart<Result>(thread: URL, given: unknown, { seconds, stopped, megabytes = 900 }: Bounds): Promise<Result> {
  stopped?.throwIfAborted();
  const worker = new Worker(thread, { workerData: given, resourceLimits: { maxOldGenerationSizeMb: hardMegabytes } });
  const time = AbortSignal.timeout(seconds * 1_000);
  const memory = new AbortController();
  const ends = AbortSignal.any([time, memory.signal, ...(stopped ? [stopped] : [])]);
  const looking = setInterval(() => {
    worker.getHeapStatistics().then(({ used_heap_size: used }) => {
      if (used > megabytes * megabyte) memory.abort();
    }, () => undefined);
  }, lookMilliseconds);
  try {
    const verdict = await new Promise<Verdict<Result>>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread that reads a file ended with ${code}.`)));
      ends.addEventListener('abort', () => reject(ends.reason as Error));
    });
    if ('refusal' in verdict) throw new Refusal(verdict.refusal.code, { status: verdict.refusal.status, values: verdict.refusal.values });
    return verdict.result;
  } catch (failure) {
    const isTooMuch = (ends.aborted && !stopped?.aborted) || (failure as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw isTooMuch ? new Refusal('import.takesTooMuch') : failure;
  } finally {
    clearInterval(looking);
    await worker.terminate();
  }
}
