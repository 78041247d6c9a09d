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

test('a file that no record names is forgotten after a day, and one that stood in a record is not', async () => {
  await using gable = await openTestOffice();
  const { office, principal, agency } = gable;
  const send = (text: string) => office.files.keep(principal.caller(), { name: 'a.txt', mediaType: 'text/plain', content: Readable.from([text]) });
  const [lost, kept, emptied, fresh] = [await send('lost'), await send('kept'), await send('emptied'), await send('fresh')];
  const { sha256 } = await office.files.get(principal.caller(), lost.id);
  const contact = await principal.create('contacts', { firstName: 'Ann', documents: [kept.id, emptied.id] });
  await principal.run('contacts.change', { id: contact.id, documents: [kept.id] });
  const longAgo = Date.now() - 25 * 60 * 60_000;
  await office.engine.write(agency, (connection) => connection.change('UPDATE files SET created_at = ? WHERE id <> ?', [longAgo, fresh.id]));
  utimesSync(office.files.place.of(sha256), new Date(longAgo), new Date(longAgo));
  await expect(office.files.get(principal.caller(), lost.id)).rejects.toMatchObject({ status: 404 });
  await tidy(office);
  const left = await office.engine.read(agency, { sql: 'SELECT id FROM files WHERE agency_id = ?', params: [agency] });
  expect(left.map(([id]) => id).sort()).toEqual([kept.id, emptied.id, fresh.id].sort());
  expect(existsSync(office.files.place.of(sha256))).toBe(false);
});
