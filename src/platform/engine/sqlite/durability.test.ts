import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshFolder } from '../testing/everyEngine.ts';
import { thingMigrations } from '../testing/thingMigrations.ts';
import { migrateSqlite } from './migrateSqlite.ts';
import { confirmSynchronousFull, logBytes, openReader, openWriter } from './openDatabase.ts';
import { SqliteEngine } from './sqliteEngine.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = freshFolder();
  file = path.join(folder, 'gable.db');
  migrateSqlite(file, [thingMigrations]);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the writer still runs with synchronous=FULL after its first write', () => {
  const writer = openWriter(file);
  writer.prepare("INSERT INTO attempts VALUES ('door', 1)").run();
  expect(() => confirmSynchronousFull(writer)).not.toThrow();
  expect(writer.pragma('journal_mode', { simple: true })).toBe('wal');
  writer.close();
});

test('a database that only seems to be FULL is found out at its first write', () => {
  const fresh = new Database(path.join(folder, 'fresh.db'));
  fresh.pragma('journal_mode = WAL');
  fresh.exec('CREATE TABLE one (id INTEGER)');
  expect(() => confirmSynchronousFull(fresh)).toThrow('FULL');
  fresh.close();
});

test('readers can not write', () => {
  const reader = openReader(file);
  expect(() => reader.prepare('DELETE FROM things').run()).toThrow(/readonly/);
  reader.close();
});

test('what is committed gets from the log into the file while work goes on, and the log does not grow for ever', { timeout: 30_000 }, async () => {
  const engine = new SqliteEngine(file);
  const before = statSync(file).size;
  let written = 0;
  const sides = Array.from({ length: 8 }, async (_, side) => {
    for (let count = 0; written * 1_000 < 2 * logBytes; count += 1) {
      await engine.write(1, (connection) => connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [1, `${count}-${side}`, 'x'.repeat(1_000)]));
      written += 1;
    }
  });
  await Promise.all(sides);
  await rest(1_300);
  expect(statSync(file).size - before).toBeGreaterThan(written * 1_000 * 0.9);
  expect(written * 1_000).toBeGreaterThan(2 * logBytes);
  expect(statSync(`${file}-wal`).size).toBeLessThan(1.5 * logBytes);
  await engine.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a few large commits do not make the log longer than many small ones', async () => {
  const engine = new SqliteEngine(file);
  const large = 'x'.repeat(logBytes / 8);
  let longest = 0;
  for (let count = 0; count < 20; count += 1) {
    await engine.write(1, (connection) => connection.change('INSERT INTO things (agency_id, id, name) VALUES (?, ?, ?)', [1, `large-${count}`, large]));
    longest = Math.max(longest, statSync(`${file}-wal`).size);
  }
  expect(longest).toBeLessThan(1.5 * logBytes);
  await engine.close();
});
