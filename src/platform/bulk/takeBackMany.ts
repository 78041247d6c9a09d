import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal, type TakeBackState } from '@gable/api';
import { defineCommand, text } from '@gable/api/server';
import type { Stored } from '@gable/db/field.ts';
import type { Caller } from '../caller.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Row } from '../engine/engine.ts';
import { pastColumns, takeBack, toPast } from '../history/takeBack.ts';
import { takeBackJob, type TakeBackWork } from '../history/undo.ts';
import { PieceSize } from '../jobs/pieceSize.ts';
import type { Pieces } from '../jobs/pieces.ts';
import { keepState, keptState } from './bulkJob.ts';
import type { BulkParts } from './workOnBulk.ts';

interface Piece { run: string; state: State; count: number }
interface State extends TakeBackState { downTo: number | null }

/** The undo of a run that is too large for one transaction, the newest entry first. What was changed since stays. */
export function addTakeBack({ engine, agencies, commands, jobs }: BulkParts, pieces: Pieces): void {
  commands.add(defineCommand({
    id: 'history.undoPiece',
    input: { piece: text({ required: true }) },
    permission: 'everyone',
    hidden: true,
    async run(tx, { piece: token }) {
      const { job, piece } = pieces.get<Piece>(token);
      const state = await undoEntries(tx as RunningTransaction, piece);
      await keepState((tx as RunningTransaction).parts.connection, job, state);
      return state;
    },
  }));

  jobs.add(takeBackJob, async ({ run, undoRun, member }: TakeBackWork, job) => {
    const caller = (): Caller => (member === null ? agencies.office(job.agency) : agencies.caller(job.agency, member));
    const size = new PieceSize(pieces.milliseconds / 2);
    let state = await keptState<State>(engine, job.id) ?? { phase: 'undoing', undone: 0, kept: 0, command: undoRun, downTo: null };
    while (state.phase === 'undoing') {
      const began = performance.now();
      const piece: Piece = { run, state, count: size.rows };
      state = await pieces.during(job, piece, async (token) => (await commands.perform(caller(), { command: 'history.undoPiece', input: { piece: token }, run: undoRun })).data as State);
      size.learn(piece.count, performance.now() - began);
      await nextTurn();
      job.stopped.throwIfAborted();
    }
  }, { isLong: true, begunBy: ({ member }: TakeBackWork) => member });
}

async function undoEntries(tx: RunningTransaction, { run, state, count }: Piece): Promise<State> {
  const { connection, caller: { agency } } = tx.parts;
  const entries = (condition: string, params: Stored[]): Promise<Row[]> =>
    connection.rows(`SELECT ${pastColumns} FROM history WHERE agency_id = ? AND run = ? AND ${condition} ORDER BY sequence DESC LIMIT ?`, [agency.id, run, ...params]);
  // Whoever was suspended is back before their records come back to them.
  const members = state.downTo === null ? await entries("kind = 'members'", [count]) : [];
  const others = await entries("kind <> 'members' AND sequence < ?", [state.downTo ?? Number.MAX_SAFE_INTEGER, count]);
  const next: State = { ...state, phase: others.length ? 'undoing' : 'undone' };
  for (const past of [...members, ...others].map(toPast)) {
    try {
      await takeBack(tx, past);
      next.undone += 1;
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      next.kept += 1;
    }
    if (past.kind !== 'members') next.downTo = past.sequence;
  }
  return next;
}
