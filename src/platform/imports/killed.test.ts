import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportState } from '@gable/api';
import { foundAgency } from '../foundAgency.ts';
import { openOffice } from '../openOffice.ts';
import { kingCountyLike } from './testing/kingCountyLike.ts';

const program = path.join(import.meta.dirname, 'testing/importUntilKilled.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'gable-killed-'));
const file = path.join(folder, 'sales.csv');

beforeAll(async () => {
  writeFileSync(file, kingCountyLike(6_000));
  const office = await openOffice({ folder });
  await foundAgency(office, {
    name: 'Harbour Homes', country: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', locale: 'en',
    principal: { email: 'petra@harbour.test', title: 'Petra', password: null },
  });
  await office.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed in the middle, an import goes on where it was, without a double', { timeout: 60_000 }, async () => {
  const done = await killWhen((rows) => rows > 500);
  expect(done).toBeLessThan(6_000);

  const again = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const state = JSON.parse(await text(again.stdout)) as ImportState;
  expect(state).toMatchObject({ phase: 'applied', rows: 6_000, done: 6_000, created: 5_951, changed: 49, refused: 0 });

  const office = await openOffice({ folder });
  const [[homes, numbers]] = await office.engine.read(null, { sql: 'SELECT count(*), count(DISTINCT listing_id) FROM properties', params: [] }) as [[number, number]];
  const [[entries, runs]] = await office.engine.read(null, { sql: "SELECT count(*), count(DISTINCT run) FROM history WHERE kind = 'properties'", params: [] }) as [[number, number]];
  await office.close();
  expect([homes, numbers, entries, runs]).toEqual([5_951, 5_951, 6_000, 1]);
});

function killWhen(enough: (rows: number) => boolean): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let rows = 0;
  child.stdout.setEncoding('utf8').on('data', (lines: string) => {
    rows = Number(lines.trim().split('\n').at(-1));
    if (enough(rows)) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('exit', () => resolve(rows)));
}
