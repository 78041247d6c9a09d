import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coreMigrations, type MigrationOwner } from './migrations.ts';
import { everyEngine, type TestPlace } from './testing/everyEngine.ts';
import { thingMigrations } from './testing/thingMigrations.ts';

describe.each(everyEngine)('on $name', ({ name, place: makePlace }) => {
  let place: TestPlace;
  let mine: MigrationOwner;
  const dialect = name === 'SQLite' ? 'sqlite' : 'postgresql';
  const strict = name === 'SQLite' ? ' STRICT' : '';

  beforeEach(async () => {
    place = await makePlace();
    mine = { name: 'core', folder: path.join(place.folder, 'migrations') };
    cpSync(thingMigrations.folder, mine.folder, { recursive: true });
  });
  afterEach(() => place.clear());

  const add = (file: string, sql: string): void => writeFileSync(path.join(mine.folder, dialect, file), sql);
  const things = async (): Promise<unknown> => {
    const engine = await place.open([mine]);
    await engine.write(1, (connection) => connection.change('INSERT INTO things (agency_id, id) VALUES (?, ?) ON CONFLICT DO NOTHING', [1, 'a']));
    const rows = await engine.read(1, { sql: 'SELECT id FROM things', params: [] });
    await engine.close();
    return rows;
  };

  test('each is applied once, and the next start finds nothing to do', async () => {
    expect(await things()).toEqual([['a']]);
    add('0002_more.sql', `CREATE TABLE more (agency_id bigint NOT NULL, id text NOT NULL)`.replaceAll('bigint', name === 'SQLite' ? 'INTEGER' : 'bigint') + strict);
    const engine = await place.open([mine]);
    await engine.write(2, (connection) => connection.change('INSERT INTO more (agency_id, id) VALUES (?, ?)', [2, 'b']));
    if (name === 'PostgreSQL') expect(await engine.read(1, { sql: 'SELECT id FROM more', params: [] })).toEqual([]);
    await engine.close();
    expect(await things()).toEqual([['a']]);
  });

  test('one that fails half-way leaves nothing behind', async () => {
    await things();
    add('0002_broken.sql', `CREATE TABLE half (agency_id INTEGER NOT NULL)\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1)`);
    await expect(place.open([mine])).rejects.toThrow(/nowhere/);
    add('0002_broken.sql', `CREATE TABLE half (agency_id INTEGER NOT NULL)`);
    expect(await things()).toEqual([['a']]);
  });

  test('a database from a newer Gable is refused and left as it is', async () => {
    await things();
    const newer: MigrationOwner = { name: 'core', folder: path.join(place.folder, 'newer') };
    cpSync(mine.folder, newer.folder, { recursive: true });
    writeFileSync(path.join(newer.folder, dialect, '0002_newer.sql'), 'UPDATE agencies SET name = name');
    await (await place.open([newer])).close();
    await expect(place.open([mine])).rejects.toMatchObject({ code: 'storage.newerDatabase', values: { migration: '0002_newer.sql' } });
    expect(await (await place.open([newer])).read(1, { sql: 'SELECT id FROM things', params: [] })).toEqual([['a']]);
  });

  test('a migration that was changed after it was applied is refused', async () => {
    await things();
    add('0001_things.sql', 'SELECT 1');
    await expect(place.open([mine])).rejects.toMatchObject({ code: 'storage.changedMigration' });
  });

  test('the tables of an extension that is away now are left alone', async () => {
    const extension: MigrationOwner = { name: 'leads', folder: path.join(place.folder, 'leads') };
    mkdirSync(path.join(extension.folder, dialect), { recursive: true });
    writeFileSync(path.join(extension.folder, dialect, '0001_leads.sql'), `CREATE TABLE leads (agency_id INTEGER NOT NULL, id TEXT NOT NULL)${strict}`);
    const engine = await place.open([mine, extension]);
    await engine.write(1, (connection) => connection.change('INSERT INTO leads (agency_id, id) VALUES (?, ?)', [1, 'a']));
    await engine.close();
    expect(await things()).toEqual([['a']]);
    expect(await (await place.open([mine, extension])).read(1, { sql: 'SELECT id FROM leads', params: [] })).toEqual([['a']]);
  });

  test('those that Gable brings can be applied', async () => {
    const engine = await place.open([coreMigrations]);
    expect(await engine.read(null, { sql: 'SELECT count(*) FROM agencies', params: [] })).toEqual([[0]]);
  });
});
