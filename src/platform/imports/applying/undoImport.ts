import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportState } from '@gable/api';
import type { Caller } from '../../caller.ts';
import type { RunningJob } from '../../jobs/jobs.ts';
import type { ImportJob } from '../importJob.ts';
import type { Working } from '../workOnImport.ts';
import { PieceSize } from '../../jobs/pieceSize.ts';

/** Takes back all that an import wrote, in pieces like its own. */
export async function undoImport({ office: { commands }, pieces }: Working, caller: () => Caller, { id, work, progress, takenBy, stopped }: ImportJob & Pick<RunningJob, 'takenBy' | 'stopped'>): Promise<void> {
  const size = new PieceSize(pieces.milliseconds / 2);
  let state = progress;
  while (state.phase === 'undoing') {
    const began = performance.now();
    state = await pieces.during({ id, takenBy }, { state, run: work.run, count: size.rows }, async (token) =>
      (await commands.perform(caller(), { command: 'imports.undoPiece', input: { piece: token }, run: work.undoRun! })).data as ImportState);
    size.learn(size.rows, performance.now() - began);
    await nextTurn();
    stopped.throwIfAborted();
  }
}
