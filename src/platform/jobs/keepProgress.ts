import type { Connection } from '../engine/engine.ts';
import { leaseMilliseconds, TakenOver, type RunningJob } from './jobs.ts';

/**
 * In the same transaction as a piece, so that after a crash the job goes on behind the last piece that is on disk. What
 * comes forward is not given up.
 * @throws TakenOver so that nothing of the piece is kept
 */
export async function keepProgress(connection: Connection, { id, takenBy }: Pick<RunningJob, 'id' | 'takenBy'>, progress: object): Promise<void> {
  const params = [JSON.stringify(progress), Date.now() + leaseMilliseconds, id, takenBy];
  const isOurs = await connection.change('UPDATE jobs SET progress = ?, leased_until = ?, attempts = 0 WHERE id = ? AND taken_by = ?', params);
  if (!isOurs) throw new TakenOver();
}
