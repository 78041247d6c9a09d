import type { BulkAction } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { Connection, Engine } from '../engine/engine.ts';
import { TakenOver, type RunningJob } from '../jobs/jobs.ts';

export const jobName = 'records.bulk';

/** What is to be done with many records. */
export interface BulkWork {
  kind: string;
  action: BulkAction;
  values: Record<string, unknown>;
  /** Those that it is about: by their ids, or all that a list shows. */
  ids?: string[];
  query?: Pick<RecordQuery, 'filter' | 'words' | 'archived'>;
  /** Id under which all pieces stand in the history. */
  run: string;
  /** With whose rights; null for the office itself. */
  member: string | null;
  /** Who asked for it, where that is somebody else. */
  by?: string | null;
}

export const begunBy = ({ by, member }: BulkWork): string | null => by ?? member;

const leaseMilliseconds = 60_000;

/**
 * In the same transaction as a piece, so that after a crash it goes on behind the last piece that is on disk. Answers
 * whether somebody asked it to stop.
 * @throws TakenOver so that nothing of the piece is kept
 */
export async function keepState(connection: Connection, { id, takenBy }: Pick<RunningJob, 'id' | 'takenBy'>, state: object): Promise<boolean> {
  const params = [JSON.stringify(state), Date.now() + leaseMilliseconds, id, takenBy];
  const isOurs = await connection.change('UPDATE jobs SET progress = ?, leased_until = ?, attempts = 0 WHERE id = ? AND taken_by = ?', params);
  if (!isOurs) throw new TakenOver();
  const [[asked]] = await connection.rows('SELECT asked FROM jobs WHERE id = ?', [id]) as [[string | null]];
  return asked === 'stop';
}

/** How far a job came before this run of it. */
export async function keptState<State>(engine: Pick<Engine, 'read'>, id: string): Promise<State | null> {
  const [[progress]] = await engine.read(null, { sql: 'SELECT progress FROM jobs WHERE id = ?', params: [id] }) as [[string | null]];
  return progress === null ? null : (JSON.parse(progress) as State);
}
