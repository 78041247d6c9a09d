import { apart } from '../apart/apart.ts';
import type { Judgement, Judging } from './judge.ts';

/** A million rows take some minutes where the machine is slow. */
const seconds = 30 * 60;

/** Judges in a thread of its own, so that nobody else waits meanwhile; where nobody does, starting it is lost time. */
export const judgeApart = (judging: Judging, stopped?: AbortSignal): Promise<Judgement> =>
  apart(new URL('./judgeThread.ts', import.meta.url), judging, { seconds, stopped });
