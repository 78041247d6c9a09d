import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal, type BulkState } from '@gable/api';
import { keepState, keptState } from '../bulk/bulkJob.ts';
import type { Caller } from '../caller.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { listPairs } from './listPairs.ts';
import type { DuplicateParts } from './scan.ts';
import { valuesOfBoth } from './valuesOfBoth.ts';

export const mergeJob = 'duplicates.merge';
export interface MergeWork { kind: string; member: string | null; run: string; holder?: string | undefined }

/** Where it is: what is made one is a pair no more, so only what was refused is passed over. */
interface Kept extends BulkState { after: string | null }

const mostProblems = 20;

/** Makes one of each two that are certainly one, the older staying; all of it stands under one run, which one undo takes back. */
export async function mergeCertain(parts: DuplicateParts, { work: { kind, member, run, holder }, job }: { work: MergeWork; job: RunningJob }): Promise<void> {
  const { engine, agencies, commands, records } = parts;
  const caller = (): Caller => (member === null ? agencies.office(job.agency) : agencies.caller(job.agency, member));
  const asked = { kind, strength: 'certain' as const, holder };
  let state = await keptState<Kept>(engine, job.id);
  if (!state) {
    const { count } = await listPairs(parts, caller(), { ...asked, limit: 1 });
    state = { phase: 'working', records: kind, action: 'merge', total: count, done: 0, changed: 0, refused: 0, problems: [], command: run, after: null };
  }
  for (let isAskedToStop = false; state.phase === 'working'; ) {
    const { data, next } = await listPairs(parts, caller(), { ...asked, limit: 20, after: state.after ?? undefined });
    const gone = new Set<string>();
    for (const { one, other } of data) {
      if (gone.has(one.id) || gone.has(other.id)) continue;
      const [into, from] = one.createdAt <= other.createdAt ? [one, other] : [other, one];
      try {
        const [stays, goes] = [await records.get(caller(), { kind, id: into.id }), await records.get(caller(), { kind, id: from.id })];
        if (stays.archivedAt === null && goes.archivedAt === null) {
          const values = valuesOfBoth(caller().agency.kinds.get(kind), { stays, goes });
          await commands.perform(caller(), { command: 'records.merge', input: { records: kind, into: into.id, from: from.id, ...(Object.keys(values).length && { values }) }, run });
          state = { ...state, changed: state.changed + 1 };
          gone.add(from.id);
        }
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        state = { ...state, refused: state.refused + 1, problems: [...state.problems, { id: from.id, title: from.title, code: failure.code }].slice(0, mostProblems) };
      }
      state = { ...state, done: state.done + 1, total: Math.max(state.total, state.done + 1) };
      isAskedToStop = await engine.write(job.agency, (connection) => keepState(connection, job, state!));
      if (isAskedToStop) break;
      await nextTurn();
      job.stopped.throwIfAborted();
    }
    state = { ...state, after: next, phase: isAskedToStop ? 'cancelled' : next === null ? 'done' : 'working' };
  }
  await job.progress({ ...state, total: state.done });
}
