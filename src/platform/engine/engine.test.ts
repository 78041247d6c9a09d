import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '@gable/api';
import type { Connection, Engine } from './engine.ts';
import { everyEngine, type TestPlace } from './testing/everyEngine.ts';

describe.each(everyEngine)('on $name', ({ place: makePlace }) => {
  let place: TestPlace;
  let engine: Engine;

  beforeAll(async () => {
    place = await makePlace();
    engine = await place.open();
  });
  afterAll(() => place.clear());
  afterEach(() => Promise.all([1, 2].map((agency) => engine.write(agency, (connection) => connection.change('DELETE FROM things WHERE agency_id = ?', [agency])))));

  const add = (connection: Connection, id: string, { name = null, number = null }: { name?: string | null; number?: number | null } = {}): Promise<number> =>
    connection.change('INSERT INTO things (agency_id, id, name, number) VALUES (?, ?, ?, ?)', [1, id, name, number]);
  const ids = async (order = 'id'): Promise<unknown[]> =>
    (await engine.read(1, { sql: `SELECT id FROM things WHERE agency_id = ? ORDER BY ${order}`, params: [1] })).map(([id]) => id);

  test('what was answered can be read', async () => {
    const changed = await engine.write(1, (connection) => add(connection, 'a', { name: 'Ada\'s “home”; DROP', number: 2 ** 52 }));
    expect(changed).toBe(1);
    expect(await engine.read(1, { sql: 'SELECT id, name, number FROM things WHERE agency_id = ?', params: [1] })).toEqual([['a', 'Ada\'s “home”; DROP', 2 ** 52]]);
  });

  test('a write reads what it wrote itself, and others do not until it is answered', async () => {
    let inside: unknown;
    let meanwhile: Promise<unknown> | undefined;
    expect(await ids()).toEqual([]);
    const written = engine.write(1, async (connection) => {
      await add(connection, 'a');
      meanwhile = ids();
      if (connection.dialect === 'postgresql') await connection.rows('SELECT pg_sleep(0.5)::text');
      inside = await connection.rows('SELECT count(*) FROM things WHERE agency_id = ?', [1]);
    });
    await written;
    expect(await meanwhile).toEqual([]);
    expect(inside).toEqual([[1]]);
    expect(await ids()).toEqual(['a']);
  });

  test('what a command throws undoes all of it and is thrown on', async () => {
    await engine.write(1, (connection) => add(connection, 'a', { name: 'before', number: 1 }));
    const refusal = new Refusal('things.no');
    await expect(engine.write(1, async (connection) => {
      await connection.change('UPDATE things SET name = ? WHERE agency_id = ?', ['after', 1]);
      await add(connection, 'b');
      throw refusal;
    })).rejects.toBe(refusal);
    expect(await engine.read(1, { sql: 'SELECT id, name, number FROM things WHERE agency_id = ?', params: [1] })).toEqual([['a', 'before', 1]]);
  });

  test('of many commands that share a commit, one that fails takes none along', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => engine.write(1, async (connection) => {
      await add(connection, String(index).padStart(2, '0'));
      if (index % 4 === 1) throw new Refusal('things.no');
      if (index % 4 === 2) await add(connection, String(index).padStart(2, '0'));
    })));
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, (_, index) => (index % 4 === 1 || index % 4 === 2 ? 'rejected' : 'fulfilled')));
    expect(await ids()).toEqual(Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0')).filter((_, index) => index % 4 === 0 || index % 4 === 3));
  });

  test('commands follow one another: none sees a number that another is about to change', async () => {
    await engine.write(1, (connection) => add(connection, 'counter', { number: 0 }));
    await Promise.all(Array.from({ length: 100 }, () => engine.write(1, async (connection) => {
      const [[number]] = await connection.rows('SELECT number FROM things WHERE agency_id = ? AND id = ?', [1, 'counter']) as [[number]];
      await connection.change('UPDATE things SET number = ? WHERE agency_id = ? AND id = ?', [number + 1, 1, 'counter']);
    })));
    expect(await engine.read(1, { sql: 'SELECT number FROM things WHERE agency_id = ?', params: [1] })).toEqual([[100]]);
  });

  test('a command that waits for something else is stopped, and can not write later', async () => {
    let later: Promise<unknown> | undefined;
    const waiting = engine.write(1, async (connection) => {
      await add(connection, 'a');
      await rest(30);
      later = add(connection, 'late');
      await later;
    });
    const next = engine.write(1, (connection) => add(connection, 'b'));
    await expect(waiting).rejects.toThrow('waited for something outside');
    await next;
    await rest(60);
    await expect(later).rejects.toThrow('This transaction is over');
    expect(await ids()).toEqual(['b']);
  });

  test('a command that waits before its first statement is stopped as well', async () => {
    await expect(engine.write(1, async (connection) => {
      await rest(5);
      await add(connection, 'a');
    })).rejects.toThrow('waited for something outside');
    expect(await ids()).toEqual([]);
  });

  test('a command that swallows the failure of a statement fails all the same', async () => {
    await expect(engine.write(1, async (connection) => {
      await add(connection, 'a');
      await add(connection, 'a').catch(() => {});
    })).rejects.toThrow(/unique/i);
    await expect(engine.write(1, async (connection) => {
      await add(connection, 'a');
      await add(connection, 'a').catch(() => {});
      await add(connection, 'b');
    })).rejects.toThrow('An earlier statement of this transaction failed.');
    expect(await ids()).toEqual([]);
  });

  test('statements that nobody awaited belong to the command, also when they fail', async () => {
    await engine.write(1, async (connection) => { void add(connection, 'a'); void add(connection, 'b'); });
    await expect(engine.write(1, async (connection) => { add(connection, 'a').catch(() => {}); })).rejects.toThrow(/unique/i);
    expect(await ids()).toEqual(['a', 'b']);
  });

  test('a command can not steer its transaction', async () => {
    for (const sql of ['COMMIT', '  rollback', 'SAVEPOINT mine', 'PRAGMA synchronous = OFF', 'SET ROLE gable']) {
      await expect(engine.write(1, async (connection) => {
        await add(connection, 'a');
        await connection.change(sql);
      })).rejects.toThrow('Transactions are the engine\'s own');
    }
    expect(await ids()).toEqual([]);
  });

  test('text sorts bytewise and nulls come where they are told to, the same on both engines', async () => {
    const names = ['b', 'a', 'B', 'á', 'א', 'ا', 'z', 'aa', 'a b', '', '1', '10', '9', '𝕏', '\uffee', null];
    await engine.write(1, async (connection) => {
      for (const [index, name] of names.entries()) await add(connection, String(index).padStart(2, '0'), { name });
    });
    const bytewise = names.filter((name) => name !== null).sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const rows = await engine.read(1, { sql: 'SELECT name FROM things WHERE agency_id = ? ORDER BY name NULLS LAST, id', params: [1] });
    expect(rows.map(([name]) => name)).toEqual([...bytewise, null]);
    const backwards = await engine.read(1, { sql: 'SELECT name FROM things WHERE agency_id = ? ORDER BY name DESC NULLS LAST, id', params: [1] });
    expect(backwards.map(([name]) => name)).toEqual([...bytewise.toReversed(), null]);
    const range = await engine.read(1, { sql: 'SELECT name FROM things WHERE agency_id = ? AND name >= ? AND name < ? ORDER BY name', params: [1, 'a', 'b'] });
    expect(range.map(([name]) => name)).toEqual(['a', 'a b', 'aa']);
  });

  test('numbers, sums, counts and truths come as numbers', async () => {
    await engine.write(1, async (connection) => { await add(connection, 'a', { number: 9_007_199_254_740_991 }); await add(connection, 'b', { number: -1 }); });
    expect(await engine.read(1, { sql: 'SELECT count(*), sum(number), max(number), number > 0 FROM things WHERE agency_id = ? AND number > 0 GROUP BY number', params: [1] }))
      .toEqual([[1, 9_007_199_254_740_991, 9_007_199_254_740_991, 1]]);
  });

  test('question marks in quotes and comments are no parameters', async () => {
    const sql = 'SELECT \'what?\', "name" /* why? */ FROM things WHERE id = ? -- really?\n AND agency_id = ?';
    await engine.write(1, (connection) => add(connection, 'a', { name: 'yes' }));
    expect(await engine.read(1, { sql, params: ['a', 1] })).toEqual([['what?', 'yes']]);
  });

  test('a big read brings all of it and does not hold up the others', async () => {
    await engine.write(1, async (connection) => {
      for (let index = 0; index < 5_000; index += 1) void add(connection, String(index), { name: 'x'.repeat(200), number: index });
    });
    let small = 0;
    const big = engine.read(1, { sql: 'SELECT one.id, one.name FROM things one JOIN things other ON other.agency_id = one.agency_id AND other.number < 20 WHERE one.agency_id = ?', params: [1] }, { big: true });
    const done = big.then(() => true);
    while (!(await Promise.race([done, rest(1).then(() => false)]))) {
      await ids('number LIMIT 1');
      small += 1;
    }
    expect(await big).toHaveLength(100_000);
    expect(small).toBeGreaterThan(3);
  });

  test('a read that is wrong says so, and the next one works', async () => {
    await expect(engine.read(1, { sql: 'SELECT id FROM nowhere', params: [] })).rejects.toThrow(/nowhere/);
    await expect(engine.read(1, { sql: 'SELECT id FROM nowhere', params: [] }, { big: true })).rejects.toThrow(/nowhere/);
    expect(await ids()).toEqual([]);
  });

  test('a read can not write', async () => {
    await expect(engine.read(1, { sql: 'INSERT INTO things (agency_id, id) VALUES (?, ?) RETURNING id', params: [1, 'a'] })).rejects.toThrow(/read-?only/);
    expect(await ids()).toEqual([]);
  });

  test('global tables are read and written before an agency is known', async () => {
    await engine.write(null, (connection) => connection.change('INSERT INTO attempts (bucket, at) VALUES (?, ?)', ['door', 1]));
    await engine.write(1, (connection) => connection.change('INSERT INTO attempts (bucket, at) VALUES (?, ?)', ['door', 2]));
    expect(await engine.read(null, { sql: 'SELECT at FROM attempts ORDER BY at', params: [] })).toEqual([[1], [2]]);
  });

  test('what is open can be closed, and what was written is there when it is opened again', async () => {
    await engine.write(1, (connection) => add(connection, 'a'));
    const last = engine.write(1, (connection) => add(connection, 'b'));
    await engine.close();
    await last;
    engine = await place.open();
    expect(await ids()).toEqual(['a', 'b']);
  });
});
