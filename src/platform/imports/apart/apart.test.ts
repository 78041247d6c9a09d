import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTestOffice } from '@gable/api/testing';
import { beginningApart } from '../reading/beginningApart.ts';
import { importText } from '../testing/importText.ts';
import { apart } from './apart.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-apart-'));
const file = path.join(folder, 'file');
const endless = new URL('../testing/endlessThread.ts', import.meta.url);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what would be read for ever ends at its time, and nobody waits meanwhile', async () => {
  let turns = 0;
  const counting = setInterval(() => { turns += 1; }, 20);
  await expect(apart(endless, 'time', { seconds: 1 })).rejects.toMatchObject({ code: 'import.takesTooMuch', status: 422 });
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
});

test('what would fill the memory is refused', { timeout: 30_000 }, async () => {
  await expect(apart(endless, 'memory', { seconds: 30, megabytes: 100 })).rejects.toMatchObject({ code: 'import.takesTooMuch' });
});

test('it ends where nobody wants it any more', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('closed')), 200);
  await expect(apart(endless, 'time', { seconds: 30, stopped: stop.signal })).rejects.toThrow('closed');
});

test('the beginning of a file comes from a thread, and so does its refusal', async () => {
  writeFileSync(file, 'a;b\n1;2\n');
  expect(await beginningApart({ file, asked: {}, country: 'US', count: 10 })).toMatchObject({ form: { kind: 'csv', delimiter: ';' }, rows: [['a', 'b'], ['1', '2']] });
  writeFileSync(file, 'PK\x03\x04');
  await expect(beginningApart({ file, asked: {}, country: 'US', count: 10 })).rejects.toMatchObject({ code: 'import.brokenWorkbook', status: 422 });
  await expect(beginningApart({ file, asked: { form: 'pdf' }, country: 'US', count: 10 })).rejects.toMatchObject({ code: 'request.wrongChoice', status: 400 });
});

test('where others are served, a whole import is read apart', async () => {
  await using gable = await openTestOffice();
  gable.office.jobs.start();
  const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'First name,Last name,Phone\nRuth,Levi,1\nDan,Stone,206-555-0142\n' });
  expect(state).toMatchObject({ phase: 'applied', created: 1, refused: 1 });
  await expect(importText(gable, gable.principal, { kind: 'contacts', text: 'PK\x03\x04' })).rejects.toMatchObject({ code: 'import.brokenWorkbook', status: 422 });
});
