import { Worker } from 'node:worker_threads';
import { Refusal } from '@gable/api';
import type { Verdict } from './answer.ts';

interface Bounds {
  seconds: number;
  /** Ends it before its time. */
  stopped?: AbortSignal | undefined;
}

const mostMegabytes = 512;

/**
 * Has a file looked at in a thread of its own, so that nobody else waits meanwhile, whatever was sent.
 * @param thread a module that gives its `answer`.
 * @throws Refusal that of the thread, and `import.takesTooMuch` (422) where it would take longer or more memory than it may.
 */
export async function apart<Result>(thread: URL, given: unknown, { seconds, stopped }: Bounds): Promise<Result> {
  stopped?.throwIfAborted();
  const worker = new Worker(thread, { workerData: given, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
  const time = AbortSignal.timeout(seconds * 1_000);
  const ends = AbortSignal.any([time, ...(stopped ? [stopped] : [])]);
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
    const isTooMuch = failure === time.reason || (failure as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw isTooMuch ? new Refusal('import.takesTooMuch') : failure;
  } finally {
    await worker.terminate();
  }
}
