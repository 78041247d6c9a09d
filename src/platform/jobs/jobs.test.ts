import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { newId } from '@gable/db/id.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { enqueue } from './enqueue.ts';
import { Jobs } from './jobs.ts';

const lease = 120;

describe.each(everyOffice)('jobs on $engine', ({ open }) => {
  /** A job that waits, of an office whose own process looks for none. */
  async function waiting() {
    const gable = await open();
    const { office: { engine, agencies }, agency } = gable;
    const id = newId();
    const now = Date.now();
    await engine.write(agency, (connection) => enqueue(connection, { id, agency, name: 'slow', payload: {}, runAt: now, createdAt: now }));
    return { gable, id, engine, state: (jobs: Jobs) => jobs.get(agencies.office(agency), id) };
  }

  test('a job that is silent for long is done once, in one process and in two', async () => {
    const { gable, engine, id, state } = await waiting();
    await using _closed = gable;
    let runs = 0;
    const processes = [new Jobs(engine, { lease }), new Jobs(engine, { lease })];
    for (const jobs of processes) {
      jobs.add('slow', async () => {
        runs += 1;
        await pause(lease * 5);
      }, { isLong: true });
    }
    await Promise.all([processes[0]!.finish(id), pause(lease * 3).then(() => processes[0]!.finish(id)), pause(lease * 2).then(() => processes[1]!.finish(id))]);
    expect(await state(processes[0]!)).toMatchObject({ state: 'done' });
    expect(runs).toBe(1);
  });

  test('a job that ends its process each time is given up', async () => {
    const { gable, engine, id, state } = await waiting();
    await using _closed = gable;
    const jobs = new Jobs(engine, { lease });
    let runs = 0;
    jobs.add('slow', async () => void (runs += 1));
    // As a process leaves it that died of it for the eighth time.
    await engine.write(null, (connection) => connection.change("UPDATE jobs SET state = 'running', attempts = 8, leased_until = 1 WHERE id = ?", [id]));
    await jobs.finish(id);
    expect(await state(jobs)).toMatchObject({ state: 'failed', failure: 'job.diedTooOften' });
    expect(runs).toBe(0);
  });
});
