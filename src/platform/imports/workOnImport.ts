import type { RunningJob } from '../jobs/jobs.ts';
import { applyImport } from './applying/applyImport.ts';
import { undoImport } from './applying/undoImport.ts';
import { readImport } from './importJob.ts';
import type { ImportParts, Imports } from './imports.ts';
import { judgeImport } from './judging/judgeImport.ts';
import type { Pieces } from './pieces.ts';

export interface Working { office: ImportParts; imports: Imports; pieces: Pieces }

/** One run of an import's job. After a crash it goes on behind the last piece that is on disk. */
export async function workOnImport(working: Working, job: RunningJob): Promise<void> {
  const { engine, agencies } = working.office;
  const one = await readImport(engine, job.agency, job.id);
  const caller = one.work.member === null ? agencies.office(job.agency) : agencies.caller(job.agency, one.work.member);
  const { step, atOnce } = one.work;
  if (step === 'undo') await undoImport(working, caller, { ...one, stopped: job.stopped });
  else {
    const isJudged = step === 'apply' || one.progress.phase === 'applying';
    const progress = isJudged ? one.progress : await judgeImport(working, caller, { one, job });
    if (step === 'apply' || atOnce) await applyImport(working, caller, { ...one, stopped: job.stopped, progress: { ...progress, phase: 'applying' } });
  }
}
