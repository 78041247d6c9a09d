import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { importText } from '../testing/importText.ts';

let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const text = 'Nr,Wohnfläche,Bemerkung\nA1,100,x\n';
const read = async (options: object = {}) => {
  const { job, state } = await importText(gable, gable.principal, { text, onlyJudge: true, ...options });
  return { job, profile: state.mapping!.profile, profiles: state.profiles, fields: state.mapping!.columns.map(({ field }) => field) };
};

test('how a file was read is kept under a name, and found again by its headings', async () => {
  const { job, fields } = await read();
  expect(fields).toEqual([null, null, null]);
  const mapping = { columns: [{ field: 'listingId' }, { field: 'livingArea', unit: 'squareFeet' }, { field: null }] };
  await gable.principal.run('imports.judge', { import: job, mapping });
  await gable.office.jobs.finish(job);
  await gable.principal.run('imports.keepProfile', { import: job, name: 'Kanzlei' });

  await gable.principal.run('imports.judge', { import: job, profile: 'Kanzlei' });
  await gable.office.jobs.finish(job);
  expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ profiles: ['Kanzlei'], mapping: { profile: 'Kanzlei' } });

  expect(await read()).toMatchObject({ profile: 'Kanzlei', profiles: ['Kanzlei'], fields: ['listingId', 'livingArea', null] });
  expect(await read({ profile: '' })).toMatchObject({ profile: null, fields: [null, null, null] });
  const other = 'WOHNFLÄCHE,address\n100,1 Elm St\n';
  expect(await read({ text: other })).toMatchObject({ profile: null, fields: [null, 'unparsedAddress'] });
  expect(await read({ text: other, profile: 'Kanzlei' })).toMatchObject({ profile: 'Kanzlei', fields: ['livingArea', 'unparsedAddress'] });
  await expect(read({ profile: 'none' })).rejects.toMatchObject({ code: 'request.wrongChoice' });
  expect((await importText(gable, gable.principal, { text, kind: 'contacts', onlyJudge: true })).state).toMatchObject({ profiles: [], mapping: { profile: null } });
});

test('a profile is changed by keeping it anew, and forgotten', async () => {
  const { job } = await read();
  await gable.principal.run('imports.judge', { import: job, mapping: { columns: [{ field: 'listingId' }, { field: null }, { field: 'privateRemarks' }] } });
  await gable.office.jobs.finish(job);
  await gable.principal.run('imports.keepProfile', { import: job, name: 'Kanzlei' });
  expect(await read()).toMatchObject({ profiles: ['Kanzlei'], fields: ['listingId', null, 'privateRemarks'] });
  await expect((await gable.hire('agent')).run('imports.dropProfile', { records: 'properties', name: 'Kanzlei' })).rejects.toMatchObject({ status: 403 });
  await gable.principal.run('imports.dropProfile', { records: 'properties', name: 'Kanzlei' });
  expect(await read()).toMatchObject({ profiles: [], fields: [null, null, null] });
});

test('of two profiles that are kept at once none is lost', async () => {
  const [one, other] = [await read(), await read()];
  const asked = gable.principal.caller();
  await Promise.all([['First', one.job], ['Second', other.job]].map(([name, job]) => gable.office.commands.run(asked, 'imports.keepProfile', { import: job, name })));
  expect((await read()).profiles.sort()).toEqual(['First', 'Second']);
  await Promise.all(['First', 'Second'].map((name) => gable.principal.run('imports.dropProfile', { records: 'properties', name })));
  expect((await read()).profiles).toEqual([]);
});
