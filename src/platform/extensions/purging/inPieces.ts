import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Engine } from '../../engine/engine.ts';
import type { RunningJob } from '../../jobs/jobs.ts';

/** Writes one piece; others have their turn before the next. */
export type Piece = <Result>(work: (connection: Connection) => Promise<Result>) => Promise<Result>;

export function inPieces(engine: Engine, { agency, stopped }: Pick<RunningJob, 'agency' | 'stopped'>): Piece {
  return async (work) => {
    const result = await engine.write(agency, work);
    await nextTurn();
    stopped.throwIfAborted();
    return result;
  };
}
