import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('people in the archive, on $engine', ({ open }) => {
  let gable: TestOffice;
  let ruth: string;
  beforeAll(async () => {
    gable = await open();
    ({ id: ruth } = await gable.principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0142'] }));
    await gable.principal.run('contacts.archive', { id: ruth });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const text = 'First name,Last name,Phone,Notes\nRuth,Levi,206-555-0142,is back\n';
  const known = () => gable.office.records.get(gable.principal.caller(), { kind: 'contacts', id: ruth });
  const bring = (options: Partial<Parameters<typeof importText>[2]> = {}) => importText(gable, gable.principal, { kind: 'contacts', text, ...options });

  test('are found by a file, told of as what they are, and left there', async () => {
    const { job, state } = await bring({ onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 0, there: 1, inArchive: 1 });
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([{ record: { id: ruth, title: 'Ruth Levi', isArchived: true }, by: 'phones', changes: [{ field: 'remarks' }] }]);
    expect((await bring()).state).toMatchObject({ created: 0, skipped: 1, inArchive: 1, restored: 0 });
    expect((await known()).archivedAt).not.toBe(null);
  });

  test('come back where they are changed, and go there again when that is taken back', async () => {
    const { job, state } = await bring({ duplicates: 'update' });
    expect(state).toMatchObject({ created: 0, changed: 1, restored: 1, inArchive: 0, examples: { changed: [{ fields: ['remarks'] }] } });
    expect(await known()).toMatchObject({ archivedAt: null, remarks: 'is back' });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect(await known()).toMatchObject({ archivedAt: expect.any(String) as string, remarks: null });
    expect((await bring({ onlyJudge: true })).state).toMatchObject({ there: 1, inArchive: 1 });
  });

  test('come back also where a file says nothing new of them, and are found after that was taken back', async () => {
    const plain = 'First name,Last name,Phone\nRuth,Levi,206-555-0142\n';
    const { job, state } = await bring({ text: plain, duplicates: 'update' });
    expect(state).toMatchObject({ changed: 1, restored: 1 });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect((await known()).archivedAt).not.toBe(null);
    expect((await bring({ text: plain, onlyJudge: true })).state).toMatchObject({ toCreate: 0, there: 1, inArchive: 1 });
  });

  test('do not stand in the way of who is at work', async () => {
    const { id } = await gable.principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    const { job, state } = await bring({ onlyJudge: true });
    expect(state).toMatchObject({ there: 1, inArchive: 0 });
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([{ record: { id, isArchived: false } }]);
    await gable.principal.run('contacts.archive', { id });
  });

  test('what an import made and was taken back comes in again', async () => {
    const again = 'First name,Last name,E-mail\nUri,Moss,uri@moss.test\n';
    const first = await bring({ text: again });
    await gable.principal.run('imports.undo', { import: first.job });
    await gable.office.jobs.finish(first.job);
    expect((await bring({ text: again })).state).toMatchObject({ created: 1, skipped: 0, inArchive: 0 });
  });
});
