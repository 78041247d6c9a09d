import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openTestOffice } from '@gable/api/testing';
import { tidy } from './housekeeping.ts';

test('what a crash left behind goes after a day, and what is known stays', async () => {
  await using gable = await openTestOffice();
  const { office, principal } = gable;
  const { id } = await office.files.keep(principal.caller(), { name: 'a.txt', mediaType: 'text/plain', content: Readable.from(['hello']) });
  const known = office.files.place.of((await office.files.get(principal.caller(), id)).sha256);
  const [lost, half, fresh] = ['ab/abc', 'incoming/half', 'cd/cde'].map((name) => path.join(office.files.place.root, name)) as [string, string, string];
  for (const file of [lost, half, fresh]) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'x');
  }
  const longAgo = new Date(Date.now() - 25 * 60 * 60_000);
  for (const file of [known, lost, half]) utimesSync(file, longAgo, longAgo);
  await tidy(office);
  expect([known, lost, half, fresh].map((file) => existsSync(file))).toEqual([true, false, false, true]);
});
