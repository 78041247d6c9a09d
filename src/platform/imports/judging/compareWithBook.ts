import { createReadStream, renameSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import type { ImportExamples, Mapping, Refusal, RowProblem } from '@gable/api';
import type { SameRule } from '@gable/api/server';
import type { RecordDefinition } from '@gable/db/record.ts';
import { bigReading } from '../../engine/reading.ts';
import type { Engine } from '../../engine/engine.ts';
import { linesOf } from '../../lines.ts';
import { lookUp, type Match } from '../../same/bookLookup.ts';
import { changesBy, withNone } from '../changesBy.ts';
import type { FoundDuplicate } from '../duplicates.ts';
import { exampleOf, mostExamples, noExamples, withExample, type Told } from '../examples.ts';
import { reasonsOf } from '../reasons.ts';
import type { Telling } from '../../same/sameKeys.ts';
import type { RefusedRow, StagedRow } from '../staging.ts';
import { titleOf } from '../titleOf.ts';
import { LinesFile } from './linesFile.ts';
import { MadeRows } from './madeRows.ts';
import { RowsAt } from './rowsAt.ts';
import type { Trial } from './trial.ts';

export interface Counts { toCreate: number; toChange: number; there: number; inArchive: number }
export interface Unmade { refused: number; problems: RowProblem[]; /** The first of them. */ refusedRows: Told[] }
export interface Compared { counts: Counts; examples: ImportExamples; /** The first of those that are there already. */ found: FoundDuplicate[]; /** What no rule lets in. */ unmade: Unmade }

interface Comparing {
  engine: Engine;
  agency: number;
  definition: RecordDefinition;
  mapping: Mapping;
  /** Every row makes a record, whoever is there. */
  makesAll: boolean;
  /** Every row about somebody who is there changes them. */
  changesAll: boolean;
  trial: Trial;
  rule: SameRule | undefined;
  rows: string;
  /** Where those that are refused are listed. */
  refused: string;
  /** Where those that are there already are listed. */
  duplicates: string;
  stopped: AbortSignal;
}

const mostProblems = 20;

/**
 * Tells rows about records that the agency has already from those that make one and those that change one of this file.
 * Those that would make or change one and may not are taken out of the rows.
 */
export async function compareWithBook({ engine, agency, definition, mapping, makesAll, changesAll, trial, rule, rows, refused, duplicates, stopped }: Comparing): Promise<Compared> {
  const { identity } = mapping;
  const counts: Counts = { toCreate: 0, toChange: 0, there: 0, inArchive: 0 };
  const unmade: Unmade = { refused: 0, problems: [], refusedRows: [] };
  const first: FoundDuplicate[] = [];
  let examples = noExamples;
  const telling: Telling = { definition, identity, rule };
  using file = new RowsAt(rows);
  const made = new MadeRows(telling, file);
  using listed = new LinesFile(duplicates);
  using taken = new LinesFile(`${rows}.taken`);
  const reading = bigReading(engine, agency);
  const changed = new Set<string>();
  let begin = 0;
  for await (const lines of linesOf(createReadStream(rows))) {
    stopped.throwIfAborted();
    const staged = lines.map((line) => JSON.parse(line) as StagedRow);
    const lookup = await lookUp({ ...telling, reading, agency, archived: 'kept' }, makesAll ? [] : staged);
    const reasons: RefusedRow[] = [];
    for (const [index, row] of staged.entries()) {
      const match = makesAll ? undefined : lookup.find(row);
      const sounds = lookup.soundsOf(row);
      const earlier = match || makesAll ? undefined : made.earlier(row, sounds);
      const refusal = match ? await refusalOfChange(row, match) : earlier ? null : await trial.refusalOf(row);
      if (refusal) reasons.push(...refuse(row, refusal));
      else if (match) found(row, match);
      else if (!earlier) create(row);
      // Sales of one home, told apart by its number, are its changes; somebody who stands there twice is there twice.
      else if (row[0] !== null) change(row, earlier);
      else found(row, null, earlier);
      if (!match && !earlier && !refusal && !makesAll) made.add(row, { begin, sounds });
      if (!refusal) taken.add(lines[index]!);
      begin += Buffer.byteLength(lines[index]!) + 1;
    }
    if (reasons.length) await appendFile(refused, reasons.map((reason) => `${JSON.stringify(reason)}\n`).join(''));
  }
  listed.close();
  taken.close();
  if (unmade.refused) renameSync(`${rows}.taken`, rows);
  else await rm(`${rows}.taken`);
  return { counts, examples, found: first, unmade };

  /** What comes first of a record is asked about; what comes later is about the record as the first will have left it. */
  async function refusalOfChange(row: StagedRow, { id }: Match): Promise<Refusal | null> {
    if (!changesAll || changed.has(id)) return null;
    changed.add(id);
    return trial.refusalOfChange(id, row);
  }

  function refuse([, line, values]: StagedRow, refusal: Refusal): RefusedRow[] {
    const reasons = reasonsOf(refusal, line, mapping);
    unmade.refused += 1;
    if (unmade.refusedRows.length < mostExamples) unmade.refusedRows.push({ line, values });
    for (const [, heading, code] of reasons) if (unmade.problems.length < mostProblems) unmade.problems.push({ line, heading, written: null, code });
    return reasons;
  }

  function create([, line, values]: StagedRow): void {
    counts.toCreate += 1;
    examples = withExample(examples, 'created', () => exampleOf(definition, { line, values }));
  }

  function change([, line, values]: StagedRow, [, , before]: StagedRow): void {
    counts.toChange += 1;
    examples = withExample(examples, 'changed', () => exampleOf(definition, { line, values }, changesBy(definition, { before: withNone(before, values), values, isTold: true }).map(({ field }) => field)));
  }

  function found([, line, values]: StagedRow, match: Match | null, earlier?: StagedRow): void {
    counts.there += 1;
    if (match?.isArchived) counts.inArchive += 1;
    const told: FoundDuplicate = {
      line, title: titleOf(definition, values), id: match?.id ?? null, earlier: earlier?.[1] ?? null, by: match?.field ?? null, shared: match?.text ?? null,
      values, ...(earlier && { before: earlier[2] }),
    };
    if (first.length < mostExamples) first.push(told);
    listed.add(JSON.stringify(told));
  }
}
