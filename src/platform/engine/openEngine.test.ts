import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postgresUrl } from '../../../tests/postgresql/freshDatabase.ts';
import { openEngine } from './openEngine.ts';
import { freshFolder } from './testing/everyEngine.ts';
import { thingMigrations } from './testing/thingMigrations.ts';

let folder: string;
beforeEach(() => { folder = freshFolder(); });
afterEach(() => rmSync(folder, { recursive: true }));

const open = (databaseUrl?: string) => openEngine({ folder, databaseUrl, owners: [thingMigrations] });

test('a file that is no database is refused and left as it is', async () => {
  const file = path.join(folder, 'gable.db');
  const text = 'Dear diary, '.repeat(1_000);
  writeFileSync(file, text);
  await expect(open()).rejects.toMatchObject({ code: 'storage.damaged', values: { file } });
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a place where no file can be made is refused', async () => {
  mkdirSync(path.join(folder, 'gable.db'));
  await expect(open()).rejects.toMatchObject({ code: 'storage.notWritable', values: { folder } });
});

test.skipIf(process.getuid?.() === 0)('a database that may only be read is refused', async () => {
  await (await open()).close();
  chmodSync(path.join(folder, 'gable.db'), 0o400);
  await expect(open()).rejects.toMatchObject({ code: 'storage.notWritable' });
});

test('a database server that is not there is refused', async () => {
  await expect(open('postgres://nobody@127.0.0.1:4499/nothing')).rejects.toMatchObject({ code: 'storage.unavailable', status: 503 });
});

test('an address that is none is refused', async () => {
  await expect(open('mysql://somewhere')).rejects.toMatchObject({ code: 'storage.wrongAddress' });
  await expect(open('postgres://user@:not a port/x')).rejects.toMatchObject({ code: 'storage.wrongAddress' });
});

test.skipIf(!postgresUrl)('a database that does not exist is refused', async () => {
  const url = new URL(postgresUrl!);
  url.pathname = '/nothing_here';
  await expect(open(url.href)).rejects.toMatchObject({ code: 'storage.noDatabase' });
});
