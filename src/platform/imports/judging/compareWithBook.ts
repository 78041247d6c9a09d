import { createReadStream } from 'node:fs';
import type { ImportExamples } from '@gable/api';
import type { SameRule } from '@gable/api/server';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Engine, Reading } from '../../engine/engine.ts';
import { linesOf } from '../../lines.ts';
import { lookUp, type Match } from '../../same/bookLookup.ts';
import { changesBy, withNone } from '../changesBy.ts';
import type { FoundDuplicate } from '../duplicates.ts';
import { exampleOf, mostExamples, noExamples, withExample } from '../examples.ts';
import type { Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';
import { titleOf } from '../titleOf.ts';
import { LinesFile } from './linesFile.ts';
import { MadeRows } from './madeRows.ts';
import { RowsAt } from './rowsAt.ts';

export interface Counts { toCreate: number; toChange: number; there: number; inArchive: number }
export interface Compared extends Counts { examples: ImportExamples; /** The first of those that are there already. */ found: FoundDuplicate[] }

interface Comparing {
  engine: Engine;
  agency: number;
  definition: RecordDefinition;
  identity: string | null;
  rule: SameRule | undefined;
  rows: string;
  /** Where those that are there already are listed. */
  duplicates: string;
  stopped: AbortSignal;
}

/** Tells rows about records that the agency has already from those that make one and those that change one of this file. */
export async function compareWithBook({ engine, agency, definition, identity, rule, rows, duplicates, stopped }: Comparing): Promise<Compared> {
  const counts: Counts = { toCreate: 0, toChange: 0, there: 0, inArchive: 0 };
  const first: FoundDuplicate[] = [];
  let examples = noExamples;
  const telling: Telling = { definition, identity, rule };
  using file = new RowsAt(rows);
  const made = new MadeRows(telling, file);
  using listed = new LinesFile(duplicates);
  const reading: Reading = { dialect: engine.dialect, rows: (sql, params = []) => engine.read(agency, { sql, params }, { big: true }) };
  let begin = 0;
  for await (const lines of linesOf(createReadStream(rows))) {
    stopped.throwIfAborted();
    const staged = lines.map((line) => JSON.parse(line) as StagedRow);
    const lookup = await lookUp({ ...telling, reading, agency, archived: 'kept' }, staged);
    for (const [index, row] of staged.entries()) {
      const match = lookup.find(row);
      const sounds = lookup.soundsOf(row);
      const earlier = match ? undefined : made.earlier(row, sounds);
      if (match) found(row, match);
      else if (!earlier) create(row);
      // Sales of one home, told apart by its number, are its changes; somebody who stands there twice is there twice.
      else if (row[0] !== null) change(row, earlier);
      else found(row, null, earlier);
      if (!match && !earlier) made.add(row, { begin, sounds });
      begin += Buffer.byteLength(lines[index]!) + 1;
    }
  }
  listed.close();
  return { ...counts, examples, found: first };

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
