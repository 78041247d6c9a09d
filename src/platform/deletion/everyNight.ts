import type { Disposable } from '@gable/api';
import { dayAt, hourAt } from '../days/localTime.ts';
import { enqueueOnce } from '../jobs/enqueue.ts';
import { log, traced } from '../log.ts';
import type { Office } from '../office.ts';
import { deleteDueJob } from './deleteDue.ts';

const lookEveryMinutes = 10;
const firstHour = 2;

/** Begins each night, by the agency's own clock, with the deletion of what is due; by day what a night without power left. */
export function deleteEveryNight(office: Office): Disposable {
  const look = (): void => void beginNight(office, Date.now()).catch((failure: unknown) => log('error', 'The deletion of what is due could not begin', { failure: traced(failure) }));
  look();
  const timer = setInterval(look, lookEveryMinutes * 60_000).unref();
  return { dispose: () => clearInterval(timer) };
}

/** Of several processes one begins: the night is the job's id. */
export async function beginNight({ agencies, engine, jobs }: Pick<Office, 'agencies' | 'engine' | 'jobs'>, now: number): Promise<void> {
  for (const { id: agency, timeZone } of agencies.all()) {
    if (hourAt(now, timeZone) < firstHour) continue;
    const day = dayAt(now, timeZone);
    await engine.write(null, (connection) => enqueueOnce(connection, { id: `${deleteDueJob} ${agency} ${day}`, agency, name: deleteDueJob, payload: { day }, runAt: now, createdAt: now }));
  }
  jobs.look();
}
