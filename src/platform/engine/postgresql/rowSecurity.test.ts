import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import type { Engine, Row } from '../engine.ts';
import { openEngine } from '../openEngine.ts';
import { thingMigrations } from '../testing/thingMigrations.ts';

describe.skipIf(!postgresUrl)('row-level security', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let engine: Engine;

  beforeAll(async () => {
    database = await freshDatabase();
    engine = await openEngine({ folder: '/nowhere', databaseUrl: database.url, owners: [thingMigrations] });
    for (const agency of [1, 2]) await engine.write(agency, (connection) => connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [agency, 'a', `of ${agency}`]));
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });

  const read = (agency: number | null, sql: string): Promise<Row[]> => engine.read(agency, { sql, params: [] });
  const write = (agency: number | null, sql: string): Promise<number> => engine.write(agency, (connection) => connection.change(sql));

  test('another agency\'s rows are not there, whatever the SQL asks for', async () => {
    expect(await read(1, 'SELECT name FROM things')).toEqual([['of 1']]);
    expect(await read(1, 'SELECT name FROM things WHERE agency_id = 2')).toEqual([]);
    expect(await read(2, 'SELECT name FROM things WHERE agency_id = 1 OR true')).toEqual([['of 2']]);
    expect(await engine.write(1, (connection) => connection.rows('SELECT name FROM things WHERE agency_id = 2'))).toEqual([]);
  });

  test('another agency\'s rows can be neither changed nor removed nor added', async () => {
    expect(await write(1, "UPDATE things SET name = 'taken' WHERE agency_id = 2")).toBe(0);
    expect(await write(1, 'DELETE FROM things WHERE agency_id = 2')).toBe(0);
    await expect(write(1, "INSERT INTO things (agency_id, id) VALUES (2, 'b')")).rejects.toThrow('row-level security');
    await expect(write(1, 'UPDATE things SET agency_id = 2')).rejects.toThrow('row-level security');
    expect(await read(2, 'SELECT agency_id, id, name FROM things')).toEqual([[2, 'a', 'of 2']]);
  });

  test('without an agency its tables raise, on a connection that was used and on a new one', async () => {
    for (let index = 0; index < 20; index += 1) await expect(read(null, 'SELECT name FROM things')).rejects.toThrow(/gable\.agency|invalid input syntax for type bigint: ""/);
    await expect(write(null, "INSERT INTO things (agency_id, id) VALUES (1, 'c')")).rejects.toThrow(/gable\.agency|invalid input syntax for type bigint: ""/);
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? read(1, 'SELECT name FROM things') : expect(read(null, 'SELECT name FROM things')).rejects.toThrow())));
  });

  test('the role owns nothing, can not make tables, and does not become the owner by resetting itself', async () => {
    expect(await read(null, "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user")).toEqual([[0]]);
    await expect(write(1, 'CREATE TABLE mine (id text)')).rejects.toThrow('permission denied');
    await expect(write(1, 'ALTER TABLE things DISABLE ROW LEVEL SECURITY')).rejects.toThrow('must be owner');
    await expect(write(1, "UPDATE migrations SET hash = ''")).rejects.toThrow('permission denied');
    expect(await engine.write(1, async (connection) => {
      await connection.rows("SELECT set_config('role', reset_val, true) FROM pg_settings WHERE name = 'role'");
      return connection.rows('SELECT current_user LIKE ?', ['gable_app_%']);
    })).toEqual([[1]]);
  });

  test('the owner itself is held by it too', async () => {
    const owner = postgres(database.url, { max: 1 });
    await expect(owner`SELECT * FROM things`).rejects.toThrow('gable.agency');
    await owner.end();
  });

  test('a table that is in no agency and not known to be global stops the start', async () => {
    const owner = postgres(database.url, { max: 1 });
    await owner`CREATE TABLE stray (id text)`;
    await expect(openEngine({ folder: '/nowhere', databaseUrl: database.url, owners: [thingMigrations] })).rejects.toThrow('stray');
    await owner`DROP TABLE stray`;
    await owner.end();
  });
});
