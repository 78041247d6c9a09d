import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => {
  gable = await serveTestOffice();
  gable.office.jobs.start();
  for (const firstName of ['Ann', 'Ben', 'Cleo']) await gable.asPrincipal('POST', 'contacts', { body: { firstName, source: 'fair' } });
});
afterAll(() => gable[Symbol.asyncDispose]());

async function over(job: string): Promise<any> {
  await gable.office.jobs.settled();
  return (await gable.asPrincipal('GET', `jobs/${job}`)).body.data.progress;
}

test('all that fit are changed and archived by one request each, and one undo takes it back', async () => {
  const changed = await gable.asPrincipal('PATCH', 'contacts?filter=source:fair', { body: { jobTitle: 'Guest' } });
  expect(changed.status).toBe(202);
  const progress = await over(changed.body.data.job);
  expect(progress).toMatchObject({ phase: 'done', records: 'contacts', action: 'change', total: 3, changed: 3 });
  const archived = await gable.asPrincipal('DELETE', 'contacts?q=ann');
  expect(await over(archived.body.data.job)).toMatchObject({ action: 'archive', changed: 1 });
  expect((await gable.asPrincipal('GET', 'contacts/count?filter=jobTitle:guest')).body.count).toBe(2);
  await gable.asPrincipal('POST', 'commands/history.undo', { body: { command: progress.command } });
  expect((await gable.asPrincipal('GET', 'contacts/count?filter=jobTitle:guest&archived=any')).body.count).toBe(0);
});

test('nobody means a whole book by leaving everything out', async () => {
  expect(await gable.asPrincipal('DELETE', 'contacts')).toMatchObject({ status: 422, body: { code: 'bulk.whom' } });
  expect(await gable.asPrincipal('PATCH', 'contacts?filter=', { body: { jobTitle: 'A' } })).toMatchObject({ status: 422, body: { code: 'bulk.whom' } });
  expect(await gable.asPrincipal('PATCH', 'contacts?ids=x', { body: { jobTitle: 'A' } })).toMatchObject({ status: 400 });
  expect(await gable.anyone('DELETE', 'contacts?q=ben')).toMatchObject({ status: 401 });
});
