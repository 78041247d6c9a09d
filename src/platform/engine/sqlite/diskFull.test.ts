import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../engine.ts';
import { openEngine } from '../openEngine.ts';
import { freshFolder } from '../testing/everyEngine.ts';
import { thingMigrations } from '../testing/thingMigrations.ts';
import { WriteQueue } from '../writeQueue.ts';
import { Checkpoints } from './checkpoints.ts';
import { SqliteConnection } from './connection.ts';
import { migrateSqlite } from './migrateSqlite.ts';
import { openWriter } from './openDatabase.ts';
import { SqliteTransactions } from './sqliteTransactions.ts';

const add = (id: string, bytes = 2_000) => (connection: Connection): Promise<number> =>
  connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [1, id, 'x'.repeat(bytes)]);

describe('when SQLite may not grow any more', () => {
  let folder: string;
  let writer: SqliteConnection;
  let queue: WriteQueue;

  beforeEach(() => {
    folder = freshFolder();
    const file = path.join(folder, 'gable.db');
    migrateSqlite(file, [thingMigrations]);
    writer = new SqliteConnection(openWriter(file));
    queue = new WriteQueue(new SqliteTransactions(writer, new Checkpoints(file)));
  });
  afterEach(() => {
    writer.database.close();
    rmSync(folder, { recursive: true });
  });

  test('what does not fit is refused with 507, what fits is kept, and all goes on when there is room', async () => {
    const pages = writer.database.pragma('page_count', { simple: true }) as number;
    writer.database.pragma(`max_page_count = ${pages + 4}`);
    const outcomes = await Promise.allSettled([queue.write(add('small', 10)), queue.write(add('huge', 100_000)), queue.write(add('other', 10))]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: expect.objectContaining({ code: 'storage.full', status: 507 }) },
      { status: 'fulfilled', value: 1 },
    ]);
    expect(writer.rowsNow('SELECT id FROM things ORDER BY id')).toEqual([['other'], ['small']]);
    writer.database.pragma('max_page_count = 1000000');
    await queue.write(add('huge', 100_000));
    expect(writer.rowsNow('SELECT count(*) FROM things')).toEqual([[3]]);
  });
});

describe('when the disk is full', () => {
  let folder: string;
  const mount = (options: string): boolean => spawnSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', options, 'gable-test', folder]).status === 0;
  const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'gable-full-')); });
  afterEach(() => {
    spawnSync('/usr/bin/umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!mayMount)('nothing acknowledged is lost, every refusal is 507, and work goes on without a restart', async ({ skip }) => {
    if (!mount('size=2m')) skip();
    const engine = await openEngine({ folder, owners: [thingMigrations] });
    const acknowledged: string[] = [];
    const refused = new Set<string>();
    const write = async (id: string): Promise<void> => {
      await engine.write(1, add(id)).then(() => acknowledged.push(id), (failure: { code: string; status: number }) => refused.add(`${failure.code} ${failure.status}`));
    };
    for (let round = 0; round < 40; round += 1) await Promise.all(Array.from({ length: 32 }, (_, index) => write(`${round}-${index}`)));
    expect([...refused]).toEqual(['storage.full 507']);
    expect(acknowledged.length).toBeGreaterThan(100);

    expect(mount('remount,size=64m')).toBe(true);
    refused.clear();
    const before = acknowledged.length;
    await Promise.all(Array.from({ length: 100 }, (_, index) => write(`after-${index}`)));
    // Long enough for a checkpoint.
    await rest(1_300);
    await write('last');
    expect([refused.size, acknowledged.length - before]).toEqual([0, 101]);
    await engine.close();

    const database = new Database(path.join(folder, 'gable.db'), { readonly: true });
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('SELECT id FROM things').pluck().all().sort()).toEqual(acknowledged.sort());
    database.close();
  });
});
