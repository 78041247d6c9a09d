import { setTimeout as rest } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../openEngine.ts';
import { flakyWire, type FlakyWire } from '../testing/flakyWire.ts';
import { thingMigrations } from '../testing/thingMigrations.ts';

describe.skipIf(!postgresUrl)('when PostgreSQL is lost', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let wire: FlakyWire;
  let engine: Engine;
  let owner: postgres.Sql;

  beforeEach(async () => {
    database = await freshDatabase();
    wire = await flakyWire(database.url);
    owner = postgres(database.url, { max: 1, onnotice: () => {} });
    engine = await openEngine({ folder: '/nowhere', databaseUrl: wire.url, owners: [thingMigrations] });
  });
  afterEach(async () => {
    await engine.close();
    await wire.close();
    await owner.end();
    await database.drop();
  });

  const add = (id: string): Promise<unknown> => engine.write(1, async (connection) => {
    await connection.rows('SELECT count(*) FROM things');
    return connection.change('INSERT INTO things (agency_id, id) VALUES (?, ?)', [1, id]);
  });
  const count = async (): Promise<number> => Number((await owner`SELECT count(*)::integer AS count FROM things`)[0]!.count);
  const read = (): Promise<unknown> => engine.read(1, { sql: 'SELECT count(*) FROM things', params: [] });
  /** What it came to, and after how long. */
  const timed = async (work: Promise<unknown>): Promise<[outcome: string, milliseconds: number]> => {
    const start = performance.now();
    const outcome = await work.then(() => 'done', (failure: Error & { status?: number }) => `${failure.message} ${failure.status}`);
    return [outcome, performance.now() - start];
  };

  beforeEach(() => owner`ALTER TABLE things NO FORCE ROW LEVEL SECURITY`);

  test('everybody is told within 3 s when it is cut off, and served again soon after it is back', async () => {
    await Promise.all([add('a'), read(), read()]);
    wire.cut();
    const all = await Promise.all([...Array.from({ length: 30 }, (_, index) => timed(add(`lost ${index}`))), timed(read()), timed(engine.read(null, { sql: 'SELECT 1', params: [] }))]);
    expect(new Set(all.map(([outcome]) => outcome))).toEqual(new Set(['storage.unavailable 503']));
    expect(Math.max(...all.map(([, milliseconds]) => milliseconds))).toBeLessThan(4_500);
    wire.mend();
    expect(await timed(add('b'))).toEqual(['done', expect.any(Number)]);
    expect(await timed(read())).toEqual(['done', expect.any(Number)]);
    expect(await count()).toBe(2);
  });

  test('everybody is told within 3 s when it falls silent, and served again soon after', async () => {
    await Promise.all([add('a'), read(), read()]);
    wire.silence();
    const all = await Promise.all([...Array.from({ length: 30 }, (_, index) => timed(add(`lost ${index}`))), timed(read()), timed(read())]);
    expect(new Set(all.map(([outcome]) => outcome))).toEqual(new Set(['storage.unavailable 503']));
    expect(Math.max(...all.map(([, milliseconds]) => milliseconds))).toBeLessThan(4_500);
    wire.mend();
    await rest(200);
    const [outcome, milliseconds] = await timed(add('b'));
    expect(outcome).toBe('done');
    expect(milliseconds).toBeLessThan(4_500);
    expect(await count()).toBe(2);
  });

  test('a short loss is bridged: nobody notices, and nothing is done twice', async () => {
    await add('a');
    const all = Promise.all(Array.from({ length: 50 }, async (_, index) => { await rest(index * 20); await add(`a ${index}`); await read(); }));
    for (const pause of [100, 300, 500]) {
      await rest(100);
      wire.cut();
      await rest(pause);
      wire.mend();
    }
    await all;
    expect(await count()).toBe(51);
  });

  test('a commit whose answer is lost is neither lost nor done twice', async () => {
    await add('a');
    for (let index = 0; index < 10; index += 1) {
      wire.cutAtAnswer('COMMIT\0');
      await add(`b ${index}`);
    }
    expect(await count()).toBe(11);
  });

  test('a transaction that the server ends is run again as a whole', async () => {
    let runs = 0;
    const written = engine.write(1, async (connection) => {
      runs += 1;
      await connection.change('INSERT INTO things (agency_id, id) VALUES (?, ?)', [1, 'first']);
      if (runs === 1) await connection.rows('SELECT pg_sleep(2)::text');
      await connection.change('INSERT INTO things (agency_id, id) VALUES (?, ?)', [1, 'second']);
    });
    await rest(200);
    await owner`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(2)%' AND pid <> pg_backend_pid()`;
    await written;
    expect([runs, await count()]).toEqual([2, 2]);
  });

  test('who listens is woken for everything after having been cut off', async () => {
    await engine.write(null, (connection) => connection.change('INSERT INTO agencies (id, name) VALUES (?, ?)', [7, 'Seven']));
    const heard: number[] = [];
    engine.onForeignCommit((agency) => heard.push(agency));
    await rest(100);
    wire.cut();
    await rest(100);
    wire.mend();
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual([7]);
  });

  test('it is not there at the start: one refusal, soon', async () => {
    wire.cut();
    expect(await timed(openEngine({ folder: '/nowhere', databaseUrl: wire.url, owners: [thingMigrations] }))).toEqual(['storage.unavailable 503', expect.any(Number)]);
  });
});

describe.skipIf(!postgresUrl)('when agencies stand in each other\'s way', () => {
  test('two that lock the same global rows the other way round both get through', { timeout: 20_000 }, async () => {
    const database = await freshDatabase();
    const engine = await openEngine({ folder: '/nowhere', databaseUrl: database.url, owners: [thingMigrations] });
    await engine.write(null, (connection) => connection.change("INSERT INTO attempts (bucket, at) VALUES ('a', 0), ('b', 0)"));
    const touch = (agency: number, buckets: string[]): Promise<void> => engine.write(agency, async (connection) => {
      for (const bucket of buckets) {
        await connection.change('UPDATE attempts SET at = at + 1 WHERE bucket = ?', [bucket]);
        await connection.rows('SELECT pg_sleep(0.2)::text');
      }
    });
    await Promise.all([touch(1, ['a', 'b']), touch(2, ['b', 'a'])]);
    expect(await engine.read(null, { sql: 'SELECT at FROM attempts', params: [] })).toEqual([[2], [2]]);
    await engine.close();
    await database.drop();
  });
});
