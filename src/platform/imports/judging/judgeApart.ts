import { Worker } from 'node:worker_threads';
import { Refusal } from '@gable/api';
import type { Judgement, Judging } from './judge.ts';
import type { Verdict } from './judgeThread.ts';

/** Judges in a thread of its own, so that nobody else waits meanwhile; where nobody does, starting it is lost time. */
export async function judgeApart(judging: Judging): Promise<Judgement> {
  const verdict = await new Promise<Verdict>((resolve, reject) => {
    const worker = new Worker(new URL('./judgeThread.ts', import.meta.url), { workerData: judging, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that judges ended with ${code}.`)));
  });
  if ('refusal' in verdict) throw new Refusal(verdict.refusal.code, { values: verdict.refusal.values });
  return verdict.judgement;
}
