import { Refusal, type ImportState } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { applyImport } from './applying/applyImport.ts';
import { undoImport } from './applying/undoImport.ts';
import { readImport, turnBack, type ImportJob } from './importJob.ts';
import type { ImportParts, Imports } from './imports.ts';
import { judgeImport } from './judging/judgeImport.ts';
import { cancelled, UntilCancelled } from './judging/untilCancelled.ts';
import type { Pieces } from '../jobs/pieces.ts';

export interface Working { office: ImportParts; imports: Imports; pieces: Pieces }

/** One run of an import's job. After a crash it goes on behind the last piece that is on disk. */
export async function workOnImport(working: Working, job: RunningJob): Promise<void> {
  const { engine } = working.office;
  const one = await readImport(engine, job.agency, job.id);
  try {
    if (one.work.step === 'undo') await undoImport(working, callerOf(working, one), { ...job, ...one });
    else await bringIn(working, one, job);
  } catch (failure) {
    if (failure instanceof Refusal) await keepFailure(await readImport(engine, job.agency, job.id), failure, job);
    throw failure;
  }
}

async function bringIn(working: Working, one: ImportJob, job: RunningJob): Promise<void> {
  const { work: { step, atOnce }, progress: { phase } } = one;
  const caller = callerOf(working, one);
  const staging = working.imports.staging(one.id);
  // Stopped between the last row and its own end, it has nothing to do but to clear away.
  if (phase !== 'applied') {
    const isJudged = step === 'apply' || phase === 'applying' || phase === 'paused';
    staging.refuseWithout(isJudged ? 'rows' : 'upload');
    const progress = isJudged ? one.progress : await judgedUnlessCancelled(working, caller(), { one, job });
    if (!progress) return takeBack(working, await readImport(working.office.engine, job.agency, job.id), job);
    const { work } = await readImport(working.office.engine, job.agency, job.id);
    if (step === 'judge' && !atOnce && work.stop !== 'cancel') return;
    const stop = await applyImport(working, caller, { ...job, ...one, work, progress: { ...progress, phase: 'applying' } });
    if (stop === 'cancel') await takeBack(working, await readImport(working.office.engine, job.agency, job.id), job);
    if (stop) return;
  }
  const { progress: { refused } } = await readImport(working.office.engine, job.agency, job.id);
  // Undo needs the history alone; the file is kept for who wants the rows that were refused.
  if (refused === 0) await staging.discard();
}

/** Null where somebody cancelled it before its end. */
async function judgedUnlessCancelled(working: Working, caller: Caller, { one, job }: { one: ImportJob; job: RunningJob }): Promise<ImportState | null> {
  using watch = new UntilCancelled(async () => (await readImport(working.office.engine, job.agency, job.id)).work.stop === 'cancel');
  try {
    await watch.look();
    return await judgeImport(working, caller, { one, job, stopped: AbortSignal.any([job.stopped, watch.signal]) });
  } catch (failure) {
    if (failure === cancelled) return null;
    throw failure;
  }
}

/** Somebody cancelled it: nothing of it stays. */
async function takeBack(working: Working, one: ImportJob, job: RunningJob): Promise<void> {
  const turned = await turnBack(working.office.engine, one);
  await undoImport(working, callerOf(working, turned), { ...job, ...turned });
  await working.imports.staging(one.id).discard();
}

/** Asked for before each piece: whoever is suspended meanwhile, or given another role, brings in no more. */
function callerOf({ office: { agencies } }: Working, { agency, work: { member, by = member } }: ImportJob): () => Caller {
  return () => (by === null ? agencies.office(agency) : agencies.caller(agency, by));
}

async function keepFailure({ progress }: ImportJob, { code, values }: Refusal, job: RunningJob): Promise<void> {
  if (!progress.failure) await job.progress({ ...progress, failure: { code, values } });
}
