import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@gable/api';
import { judge, type Judgement, type Judging } from './judge.ts';

export type Verdict = { judgement: Judgement } | { refusal: { code: string; values: Record<string, string | number> } };

parentPort!.postMessage(await verdict());
// Threads don't keep what they compiled by themselves, and would do it anew each time.
flushCompileCache();

async function verdict(): Promise<Verdict> {
  try {
    return { judgement: await judge(workerData as Judging) };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return { refusal: { code: failure.code, values: failure.values } };
  }
}
