import type { BulkAction } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import type { Connection, Engine } from '../engine/engine.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import { keepProgress } from '../jobs/keepProgress.ts';
import type { ListChanges } from './listChanges.ts';

export const jobName = 'records.bulk';

/** What is to be done with many records. */
export interface BulkWork extends ListChanges {
  kind: string;
  action: Exclude<BulkAction, 'merge'>;
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

/** The state goes to disk with the piece. Answers whether somebody asked the work to stop. */
export async function keepState(connection: Connection, job: Pick<RunningJob, 'id' | 'takenBy'>, state: object): Promise<boolean> {
  await keepProgress(connection, job, state);
  const [[asked]] = await connection.rows('SELECT asked FROM jobs WHERE id = ?', [job.id]) as [[string | null]];
  return asked === 'stop';
}

/** How far a job came before this run of it. */
export async function keptState<State>(engine: Pick<Engine, 'read'>, id: string): Promise<State | null> {
  const [[progress]] = await engine.read(null, { sql: 'SELECT progress FROM jobs WHERE id = ?', params: [id] }) as [[string | null]];
  return progress === null ? null : (JSON.parse(progress) as State);
}
