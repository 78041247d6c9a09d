import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExtensionFolder } from '../extensions/readFolder.ts';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => {
  gable = await serveTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

test('an extension whose data is being deleted is told until that is done', async () => {
  const rentals = readExtensionFolder(path.resolve('tests/extensions/rentals'));
  await gable.principal.run('extensions.install', rentals as never);
  expect((await gable.asPrincipal('GET', 'extensions')).body).toMatchObject({ data: [{ name: 'rentals' }], purging: [] });
  await gable.office.engine.write(gable.agency, (connection) => connection.change("UPDATE kept_fields SET purge = 'job' WHERE agency_id = ? AND owner = 'rentals'", [gable.agency]));
  await gable.principal.run('extensions.remove', { name: 'rentals', data: 'keep' });
  expect((await gable.asPrincipal('GET', 'extensions')).body).toMatchObject({ data: [], purging: ['rentals'] });
  expect(await gable.asPrincipal('POST', 'commands/extensions.install', { body: rentals as never })).toMatchObject({ status: 409, body: { code: 'extension.purging' } });
});
