import { appendFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportState, Refusal } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../../caller.ts';
import type { RunningJob } from '../../jobs/jobs.ts';
import { exampleOf, withExample } from '../examples.ts';
import type { ImportJob, ImportWork } from '../importJob.ts';
import { reasonsOf } from '../reasons.ts';
import type { Working } from '../workOnImport.ts';
import { OneRefused } from '../../jobs/oneRefused.ts';
import type { Applied, Piece } from './applyRows.ts';
import { PieceSize } from '../../jobs/pieceSize.ts';
import { StagedRows, type Staged } from './stagedRows.ts';

const mostProblems = 20;

/** Applies what was judged, one piece after the other; in between everybody else is served. Answers what it was asked, where it stopped for that. */
export async function applyImport({ office: { commands }, imports, pieces }: Working, caller: () => Caller, { id, work, progress, takenBy, stopped }: ImportJob & Pick<RunningJob, 'takenBy' | 'stopped'>): Promise<ImportWork['stop']> {
  const { rows: file, refused } = imports.staging(id);
  const rows = new StagedRows(file, progress.offset);
  // The history of the rows takes half as long again.
  const milliseconds = pieces.milliseconds * 0.65;
  const size = new PieceSize(milliseconds);
  const write = (piece: Piece): Promise<Applied> => pieces.during({ id, takenBy }, piece, async (token) =>
    (await commands.perform(caller(), { command: 'imports.applyPiece', input: { piece: token }, run: work.run })).data as Applied);
  let state = progress;
  let { stop } = work;
  // How many rows stand in front of one that is refused.
  let good = Infinity;

  for (let next = await rows.look(size.rows); next.length && !stop; next = await rows.look(Math.min(size.rows, good))) {
    try {
      const applied = await write({ kind: work.kind, identity: state.mapping!.identity, state, decisions: work.decisions ?? {}, otherwise: work.otherwise ?? 'skip', rows: next, milliseconds });
      size.learn(applied.taken, applied.milliseconds);
      rows.drop(applied.taken);
      ({ state, stop } = applied);
      good = Infinity;
    } catch (failure) {
      if (!(failure instanceof OneRefused)) throw failure;
      if (failure.index > 0) good = failure.index;
      else {
        state = await refuse(next[0]!, failure.refusal, { state, file: refused, definition: caller().agency.kinds.get(work.kind) });
        rows.drop(1);
        good = Infinity;
      }
    }
    await nextTurn();
    stopped.throwIfAborted();
  }
  await rows.close();
  const last = await write({ kind: work.kind, identity: null, state: { ...state, phase: stop ? 'paused' : 'applied' }, decisions: {}, otherwise: 'skip', rows: [], milliseconds: 0 });
  // Who asked for it behind the last row has it too; there is nothing left to pause before.
  return last.stop === 'cancel' ? 'cancel' : stop;
}

interface Refusing { state: ImportState; file: string; definition: RecordDefinition }

/** It is counted on disk with the next piece that is written. */
async function refuse({ row: [, line, values], end }: Staged, refusal: Refusal, { state, file, definition }: Refusing): Promise<ImportState> {
  const rows = reasonsOf(refusal, line, state.mapping!);
  await appendFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const problems = [...state.problems, ...rows.map(([, heading, code]) => ({ line, heading, written: null, code }))].slice(0, mostProblems);
  const examples = withExample(state.examples, 'refused', () => exampleOf(definition, { line, values }));
  return { ...state, problems, examples, refused: state.refused + 1, done: state.done + 1, offset: end };
}
