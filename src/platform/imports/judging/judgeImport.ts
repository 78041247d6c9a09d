import { Refusal, type ImportState, type Mapping } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../../caller.ts';
import { Counterparts } from '../counterparts.ts';
import { contributingTo, messagesFor } from '../../extensions/contributing.ts';
import type { RunningJob } from '../../jobs/jobs.ts';
import { exampleOf, mostExamples, noExamples, type Told } from '../examples.ts';
import type { ImportJob } from '../importJob.ts';
import { numbersOf } from '../mapping/importers.ts';
import { ownId } from '../reading/importableField.ts';
import { importableFields } from '../reading/importableFields.ts';
import { keptChoices } from '../reading/keptChoices.ts';
import type { Working } from '../workOnImport.ts';
import { compareWithBook, type Compared, type Counts, type Unmade } from './compareWithBook.ts';
import { findNamed } from './findNamed.ts';
import { judge } from './judge.ts';
import { judgeApart } from './judgeApart.ts';
import type { Asking } from './recordsThere.ts';
import { tellByIds } from './tellByIds.ts';
import { Trial } from './trial.ts';
import { seenKinds } from '../../permissions/seenKinds.ts';

/** Judges the file, keeps the judgement, and answers how the import stands. */
export async function judgeImport(working: Working, caller: Caller, { one, job, stopped }: { one: ImportJob; job: RunningJob; /** Nobody waits for it any more. */ stopped: AbortSignal }): Promise<ImportState> {
  stopped.throwIfAborted();
  const { office, imports } = working;
  const { upload, rows, refused } = imports.staging(one.id);
  const { country, currency, timeZone, settings } = caller.agency;
  try {
    const read = one.work.asked ? await imports.readAnew(caller, one) : { mapping: one.progress.mapping! };
    const { mapping } = read;
    const judgeFile = office.jobs.isStarted ? judgeApart : judge;
    const definition = seenKinds(caller).get(one.work.kind);
    const fields = [...importableFields(definition, messagesFor(office.messages, caller.agency), keptChoices(office.rules, caller.agency, definition.kind)), ownId];
    const { refusedRows, ...judged } = await judgeFile({ upload, rows, refused, mapping, fields, setting: { country, currency, timeZone, areaUnit: settings.areaUnit } }, stopped);
    const [rule] = office.rules.same.of(definition.kind);
    // Somebody is told by what a role does not know of, too.
    const asking: Asking = { engine: office.engine, caller, definition: caller.agency.kinds.get(definition.kind), rule, identity: mapping.identity };
    const makesAll = one.progress.duplicates === 'make';
    if (mapping.columns.some(({ field }) => field === ownId.name)) await tellByIds({ asking, rows, stopped, makesAll });
    const { refusedRows: unfoundRows, ...unfound } = await findNamed({ asking, mapping, fields, rows, refused, stopped, makesAll, numbersOf: (kind) => numbersOf(kind, contributingTo(caller.agency, office.extensions)) });
    const { examples, counts, unmade } = await compare(working, { caller, asking, one, mapping, stopped });
    const judgement = {
      ...judged, toCreate: judged.toCreate - unfound.refused, refused: judged.refused + unfound.refused + unmade.refused,
      problems: [...judged.problems, ...unfound.problems, ...unmade.problems].sort(byLine), unknownNames: unfound.unknownNames,
    };
    const state: ImportState = { ...one.progress, ...judgement, ...counts, ...read, examples: { ...examples, refused: told(definition, [...refusedRows, ...unfoundRows, ...unmade.refusedRows].sort(byLine)) }, phase: one.work.atOnce ? 'applying' : 'judged' };
    await job.progress(state as unknown as Record<string, unknown>);
    return state;
  } catch (failure) {
    if (failure instanceof Refusal) await job.progress({ ...one.progress, failure: { code: failure.code, values: failure.values } });
    throw failure;
  }
}

interface Comparing { caller: Caller; asking: Asking; one: ImportJob; mapping: Mapping; stopped: AbortSignal }

/** Nobody looks at the figures of what is applied at once. */
async function compare({ office, imports }: Working, { caller, asking: { engine, definition, rule }, one: { id, work, progress }, mapping, stopped }: Comparing): Promise<Pick<Compared, 'examples' | 'unmade'> & { counts?: Counts }> {
  if (work.atOnce) return { examples: noExamples, unmade: noneUnmade };
  const { rows, refused, duplicates } = imports.staging(id);
  const trial = new Trial({ engine, caller, definition, rules: office.rules });
  const { found, examples, ...compared } = await compareWithBook({
    engine, agency: caller.agency.id, definition, mapping, makesAll: progress.duplicates === 'make', changesAll: progress.duplicates === 'update', trial, rule, rows, refused, duplicates, stopped,
  });
  const counterparts = new Counterparts(office, { caller, definition: seenKinds(caller).get(work.kind), identity: mapping.identity });
  const there = await Promise.all(found.map(async (row) => exampleOf(definition, row, (await counterparts.tell(row)).changes.map(({ field }) => field))));
  return { ...compared, examples: { ...examples, there } };
}

const noneUnmade: Unmade = { refused: 0, problems: [], refusedRows: [] };
const byLine = (one: { line: number }, other: { line: number }): number => one.line - other.line;
const told = (definition: RecordDefinition, rows: readonly Told[]) => rows.slice(0, mostExamples).map((row) => exampleOf(definition, row));
