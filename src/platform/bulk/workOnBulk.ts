import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal, type BulkState } from '@gable/api';
import { defineCommand, text } from '@gable/api/server';
import type { Caller } from '../caller.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { OneRefused } from '../jobs/oneRefused.ts';
import { PieceSize } from '../jobs/pieceSize.ts';
import type { Pieces } from '../jobs/pieces.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import type { Office } from '../office.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { keepState, keptState, type BulkWork } from './bulkJob.ts';
import { mostRecords } from './bulkCommands.ts';
import { listsAfter } from './listChanges.ts';

export type BulkParts = Pick<Office, 'engine' | 'agencies' | 'commands' | 'jobs' | 'records'>;

interface Piece { work: BulkWork; state: BulkState; ids: readonly string[]; milliseconds: number }
interface Done { state: BulkState; taken: number; milliseconds: number; isAskedToStop: boolean }

const mostProblems = 20;

/** Changes many records, one piece after the other; in between everybody else is served. */
export async function workOnBulk({ engine, agencies, commands, records }: BulkParts, pieces: Pieces, { work, job }: { work: BulkWork; job: RunningJob }): Promise<void> {
  const caller = (): Caller => (work.member === null ? agencies.office(job.agency) : agencies.caller(job.agency, work.member));
  let state = await keptState<BulkState>(engine, job.id) ?? begun(work);
  const ids = work.ids ?? await found(caller());
  state = { ...state, phase: 'working', total: ids.length };
  const size = new PieceSize(pieces.milliseconds * 0.65);
  const write = (given: readonly string[]): Promise<Done> => pieces.during(job, { work, state, ids: given, milliseconds: pieces.milliseconds * 0.65 }, async (token) =>
    (await commands.perform(caller(), { command: 'records.changePiece', input: { piece: token }, run: work.run })).data as Done);
  let isAskedToStop = false;

  for (let good = Infinity; state.done < ids.length && !isAskedToStop;) {
    try {
      const done = await write(ids.slice(state.done, state.done + Math.min(size.rows, good)));
      size.learn(done.taken, done.milliseconds);
      ({ state, isAskedToStop } = done);
      good = Infinity;
    } catch (failure) {
      if (!(failure instanceof OneRefused)) throw failure;
      if (failure.index > 0) good = failure.index;
      else {
        state = await refused(ids[state.done]!, failure.refusal);
        good = Infinity;
      }
    }
    await nextTurn();
    job.stopped.throwIfAborted();
  }
  await job.progress({ ...state, phase: isAskedToStop && state.done < ids.length ? 'cancelled' : 'done' });

  /** All that the list shows, found once more after a crash: what was changed before may have left it. */
  async function found(asking: Caller): Promise<string[]> {
    const all: string[] = [];
    for await (const page of records.pieces(asking, work.kind, { query: { ...work.query, fields: [] }, size: 5_000 })) {
      for (const { id, glimpse } of page) if (!glimpse) all.push(id);
      if (all.length > mostRecords) throw new Refusal('bulk.tooMany', { values: { most: mostRecords } });
    }
    await engine.write(job.agency, (connection) => connection.change('UPDATE jobs SET payload = ? WHERE id = ? AND taken_by = ?', [JSON.stringify({ ...work, ids: all, query: undefined }), job.id, job.takenBy]));
    return all;
  }

  async function refused(id: string, refusal: Refusal): Promise<BulkState> {
    const title = await records.get(caller(), { kind: work.kind, id }, { fields: [] }).then((record) => record.title, () => '');
    const problems = [...state.problems, { id, title, code: refusal.code }].slice(0, mostProblems);
    return { ...state, problems, refused: state.refused + 1, done: state.done + 1 };
  }
}

/** The piece as a command, which nobody can call from outside: it is named by a token. */
export const changePiece = (pieces: Pieces): RunnableCommand => defineCommand({
  id: 'records.changePiece',
  input: { piece: text({ required: true }) },
  permission: 'everyone',
  hidden: true,
  async run(tx, { piece: token }) {
    const { job, piece: { work, state, ids, milliseconds } } = pieces.get<Piece>(token);
    const { touched, parts } = tx as RunningTransaction;
    const definition = parts.caller.agency.kinds.get(work.kind);
    const records = tx.records(definition) as unknown as WrittenRecords;
    const values = async (id: string) => (work.adds || work.removes ? { ...work.values, ...listsAfter(definition, await records.get(id), work) } : work.values);
    const began = performance.now();
    let taken = 0;
    for (const id of ids) {
      if (taken > 0 && performance.now() - began > milliseconds) break;
      try {
        if (work.action === 'change') await records.change(id, await values(id), { from: 'outside' });
        else await records[work.action](id);
      } catch (failure) {
        throw failure instanceof Refusal ? new OneRefused(taken, failure) : failure;
      }
      taken += 1;
    }
    const changed = ids.slice(0, taken).filter((id) => touched.has(`${work.kind}/${id}`)).length;
    const next: BulkState = { ...state, done: state.done + taken, changed: state.changed + changed };
    return { state: next, taken, milliseconds: performance.now() - began, isAskedToStop: await keepState(parts.connection, job, next) } satisfies Done;
  },
});

const begun = ({ kind, action, run }: BulkWork): BulkState => ({ phase: 'finding', records: kind, action, total: 0, done: 0, changed: 0, refused: 0, problems: [], command: run });
