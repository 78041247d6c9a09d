import { Refusal, type ImportState } from '@gable/api';
import type { Caller } from '../../caller.ts';
import { contributingTo, messagesFor } from '../../extensions/contributing.ts';
import type { RunningJob } from '../../jobs/jobs.ts';
import type { ImportJob } from '../importJob.ts';
import { numbersOf } from '../mapping/importers.ts';
import { importableFields } from '../reading/importableFields.ts';
import type { Working } from '../workOnImport.ts';
import { compareWithBook } from './compareWithBook.ts';
import { findNamed } from './findNamed.ts';
import { judge } from './judge.ts';
import { judgeApart } from './judgeApart.ts';

/** Judges the file, keeps the judgement, and answers how the import stands. */
export async function judgeImport({ office, imports }: Working, caller: Caller, { one, job }: { one: ImportJob; job: RunningJob }): Promise<ImportState> {
  const { upload, rows, refused, duplicates } = imports.staging(one.id);
  const { country, currency, timeZone, settings } = caller.agency;
  try {
    const read = one.work.asked ? await imports.readAnew(caller, one) : { mapping: one.progress.mapping! };
    const { mapping } = read;
    const judgeFile = office.jobs.isStarted ? judgeApart : judge;
    const fields = importableFields(caller.agency.kinds.get(one.work.kind), messagesFor(office.messages, caller.agency));
    const judged = await judgeFile({ upload, rows, refused, mapping, fields, setting: { country, currency, timeZone, areaUnit: settings.areaUnit } }, job.stopped);
    const unfound = await findNamed({ engine: office.engine, caller, mapping, fields, rows, refused, numbersOf: (kind) => numbersOf(kind, contributingTo(caller.agency, office.extensions)) });
    const judgement = { ...judged, toCreate: judged.toCreate - unfound.refused, refused: judged.refused + unfound.refused, problems: [...judged.problems, ...unfound.problems] };
    const { identity } = mapping;
    // Nobody looks at the figures of what is applied at once, and where all are made, none is there.
    const compared = one.work.atOnce || one.progress.duplicates === 'make' ? {} : await compareWithBook({ engine: office.engine, agency: caller.agency.id, definition: caller.agency.kinds.get(one.work.kind), rule: office.rules.same.of(one.work.kind)[0], identity, rows, duplicates });
    const state: ImportState = { ...one.progress, ...judgement, ...compared, ...read, phase: one.work.atOnce ? 'applying' : 'judged' };
    await job.progress(state as unknown as Record<string, unknown>);
    return state;
  } catch (failure) {
    if (failure instanceof Refusal) await job.progress({ ...one.progress, failure: { code: failure.code, values: failure.values } });
    throw failure;
  }
}
