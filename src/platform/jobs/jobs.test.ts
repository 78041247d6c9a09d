import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '@gable/db/id.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { enqueue } from './enqueue.ts';
import { Jobs, type RunningJob } from './jobs.ts';

const lease = 60_000;

afterEach(() => vi.useRealTimers());

/** Waits by the real clock: vitest's own waiting moves the one that it replaced. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(5);
}

describe.each(everyOffice)('jobs on $engine', ({ open }) => {
  /** A job that waits, of an office whose own process looks for none, and two processes that may do it. */
  async function waiting() {
    const gable = await open();
    const { office: { engine, agencies }, agency } = gable;
    const id = newId();
    const now = Date.now();
    await engine.write(agency, (connection) => enqueue(connection, { id, agency, name: 'slow', payload: {}, runAt: now, createdAt: now }));
    // Their clock stands still unless it is told to go on, so a busy machine changes nothing.
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now });
    const runs: RunningJob[] = [];
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const processes = [new Jobs(engine, { lease }), new Jobs(engine, { lease })] as const;
    for (const jobs of processes) jobs.add('slow', (_nothing, job) => (runs.push(job), ended), { isLong: true });
    const kept = async (): Promise<unknown[]> => (await engine.read(null, { sql: 'SELECT state, leased_until, failure FROM jobs WHERE id = ?', params: [id] }))[0]!;
    return { gable, id, engine, processes, runs, end, kept, state: () => processes[0].get(agencies.office(agency), id) };
  }

  test('a job that is silent for long is done once, in one process and in two', async () => {
    const { gable, id, processes, runs, end, kept, state } = await waiting();
    await using _closed = gable;
    const first = processes[0].finish(id);
    await until(() => runs.length > 0);
    const others = [processes[0].finish(id), processes[1].finish(id)];
    for (let beat = 0; beat < 9; beat += 1) {
      await vi.advanceTimersByTimeAsync(lease / 3);
      await until(async () => Number((await kept())[1]) === Date.now() + lease);
      await pause(60);
    }
    end();
    await Promise.all([first, ...others]);
    expect(await state()).toMatchObject({ state: 'done' });
    expect(runs).toHaveLength(1);
  });

  test('a process that stood still for too long gives up what another took over, and writes nothing about it', async () => {
    const { gable, id, processes, runs, end, kept, state } = await waiting();
    await using _closed = gable;
    const first = processes[0].finish(id);
    await until(() => runs.length === 1);
    vi.setSystemTime(Date.now() + lease + 1);
    const second = processes[1].finish(id);
    await until(() => runs.length === 2);
    await runs[0]!.progress({ of: 'the first' });
    await runs[1]!.progress({ of: 'the second' });
    await vi.advanceTimersByTimeAsync(lease / 3);
    await until(() => runs[0]!.stopped.aborted);
    expect(runs[1]!.stopped.aborted).toBe(false);
    expect(await state()).toMatchObject({ state: 'running', progress: { of: 'the second' } });
    end();
    await Promise.all([first, second]);
    expect(await kept()).toEqual(['done', null, null]);
  });

  test('a job that ends its process each time is given up', async () => {
    const { gable, engine, id, processes, runs, state } = await waiting();
    await using _closed = gable;
    // As a process leaves it that died of it for the eighth time.
    await engine.write(null, (connection) => connection.change("UPDATE jobs SET state = 'running', attempts = 8, leased_until = 1 WHERE id = ?", [id]));
    await processes[0].finish(id);
    expect(await state()).toMatchObject({ state: 'failed', failure: 'job.diedTooOften' });
    expect(runs).toEqual([]);
  });
});
