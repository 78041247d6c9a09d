import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriter } from './openDatabase.ts';
import { TimedReads } from './timedReads.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-timed-'));
const file = path.join(folder, 'gable.sqlite');
let reads: TimedReads;
beforeAll(() => {
  openWriter(file).close();
  reads = new TimedReads(file);
});
afterAll(async () => {
  await reads.close();
  rmSync(folder, { recursive: true });
});

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n';

test('a read that is late is given up, and the next one is answered', async () => {
  const late = reads.read({ sql: endless, params: [] }, 1);
  const next = reads.read({ sql: 'SELECT 7', params: [] }, 60_000);
  await expect(late).rejects.toMatchObject({ code: 'storage.tooSlow' });
  expect(await next).toEqual([[7]]);
});
