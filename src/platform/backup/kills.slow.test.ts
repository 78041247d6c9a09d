import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { examine } from '../doctor/examine.ts';
import { dumpTables } from './dumpTables.ts';
import type { Manifest } from './manifest.ts';
import { sourceOf } from './source.ts';
import { everyPlace, moveIn, type TestPlace } from './testing/everyPlace.ts';
import { unpackBackup } from './unpackBackup.ts';

const desk = mkdtempSync(path.join(tmpdir(), 'gable-kills-'));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** How long it is let go on after it has begun, in milliseconds. */
const moments = [0, 15, 40, 80, 160];

describe.each(everyPlace)('kill -9 on $engine', ({ engine, place: makePlace }) => {
  test('in the middle of a backup leaves the old one or a whole new one', { timeout: 90_000 }, async () => {
    await using place = await makePlace();
    await fill(place);
    const file = path.join(desk, `${engine}.tar`);
    await run(place, ['backup', file]);
    for (const moment of moments) {
      await killed(place, ['backup', file], { moment, hasBegun: () => existsSync(`${file}.unfinished`) });
      const unpacked = mkdtempSync(path.join(desk, 'unpacked-'));
      expect((await unpackBackup(file, unpacked)).tables.find(({ name }) => name === 'contacts')?.rows).toBe(400);
    }
    await run(place, ['backup', file]);
    expect(readdirSync(desk)).not.toContain(`${engine}.tar.unfinished`);
  });

  test('in the middle of a restore leaves all of the old or all of the new', { timeout: 90_000 }, async () => {
    await using place = await makePlace();
    const before = await fill(place);
    const file = path.join(desk, `${engine}-before.tar`);
    await run(place, ['backup', file]);
    await run(place, ['user', 'add', 'anna@harbour.test', '--role', 'agent']);
    for (const moment of moments) {
      const after = await contents(place);
      await killed(place, ['restore', file], { moment, hasBegun: () => readdirSync(place.folder).includes('restore.unfinished') });
      const office = await place.open();
      expect(await problems(place, office)).toEqual([]);
      await office.close();
      expect([before, after]).toContainEqual(await contents(place));
    }
    await run(place, ['restore', file]);
    expect(await contents(place)).toEqual(before);
  });
});

async function fill(place: TestPlace): Promise<Manifest['tables']> {
  const office = await place.open();
  await moveIn(office, { contacts: 400 });
  await office.close();
  return contents(place);
}

function start(place: TestPlace, args: string[]) {
  const environment = { ...process.env, GABLE_DATA: place.folder, DATABASE_URL: place.databaseUrl ?? '' };
  return spawn(process.execPath, [path.resolve('src/gable.ts'), ...args], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function run(place: TestPlace, args: string[]): Promise<void> {
  const child = start(place, args);
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const [code] = await once(child, 'exit') as [number];
  expect(said).toBe('');
  expect(code).toBe(0);
}

async function killed(place: TestPlace, args: string[], { moment, hasBegun }: { moment: number; hasBegun(): boolean }): Promise<void> {
  const child = start(place, args);
  const ended = once(child, 'exit');
  while (child.exitCode === null && !hasBegun()) await rest(1);
  await rest(moment);
  child.kill('SIGKILL');
  await ended;
}

async function contents(place: TestPlace): Promise<Manifest['tables']> {
  const folder = mkdtempSync(path.join(desk, 'contents-'));
  return (await dumpTables({ source: sourceOf(place), folder })).tables;
}

async function problems(place: TestPlace, office: Awaited<ReturnType<TestPlace['open']>>): Promise<string[]> {
  const found: string[] = [];
  for await (const finding of examine({ office, place })) found.push(...finding.problems);
  return found.filter((problem) => !/^(fsync|full_page_writes) is off/.test(problem));
}
