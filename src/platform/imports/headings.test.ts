import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { contentOf } from './mapping/content.ts';
import { columnName, isData } from './mapping/headings.ts';
import { importText } from './testing/importText.ts';

const people = 'Ruth,Levi,(206) 555-0142,ruth@mail.test\nDan,Stone,(206) 555-0143,dan@mail.test\nIda,Falk,(206) 555-0144,ida@mail.test\nEva,Hill,(206) 555-0145,eva@mail.test\n';

test.each([
  [['Ruth', '052-1234567'], [['Dan', '052-7654321']], true], [['a@b.test'], [['c@d.test'], ['']], true], [['3/4/2024', 'x'], [['5/6/2024', 'y']], true],
  [['Name', 'Phone'], [['Dan', '052-7654321']], false], [['name', '2019'], [['Dan', '7']], false], [['Total', '2019'], [['Dan', '7']], true],
  [['Dan', 'd@e.test'], [], true], [['Mail to a@b.test'], [['c@d.test']], false], [['2019'], [['Dan']], false],
])('%j over %j is data: %s', (first, rows, expected) => {
  expect(isData({ first, rows, country: 'IL', isKnown: (heading) => heading === 'name' })).toBe(expected);
});

test('numbers that only run on are no postal codes', () => {
  expect(contentOf(['00004', '00005', '00006'], [], 'US')).toBeUndefined();
  expect(contentOf(['98101', '98104', '00907'], [], 'US')).toEqual({ kind: 'postcode' });
});

test('columns are called as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

describe.each(everyOffice)('a table without headings, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('is seen to have none, and is read by what it holds, its first row too', async () => {
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: `${people}Uri,Moss,1,uri@mail.test\n`, onlyJudge: true });
    expect(state.mapping).toMatchObject({ form: { headings: false }, columns: [{ heading: 'A', field: 'firstName' }, { heading: 'B', field: 'lastName' }, { heading: 'C', field: 'phones' }, { heading: 'D', field: 'emails' }] });
    expect(state).toMatchObject({ rows: 5, toCreate: 4, refused: 1, problems: [{ line: 5, heading: 'C' }], examples: { created: [{ line: 1, title: 'Ruth Levi' }, {}, {}] } });
    const { content } = await gable.office.imports.refused(gable.principal.caller(), job);
    const text = (await content.toArray()).map(String).join('');
    expect(text.replace('\ufeff', '')).toMatch(/^Uri,Moss,1,uri@mail\.test,/);
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect(await gable.principal.list('contacts', { words: 'ruth' })).toMatchObject([{ firstName: 'Ruth', lastName: 'Levi', emails: [{ address: 'ruth@mail.test' }] }]);
  });

  test('is read as somebody says: with headings, or without', async () => {
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: people, headings: true, onlyJudge: true });
    expect(state).toMatchObject({ rows: 3, mapping: { form: { headings: true } } });
    await gable.principal.run('imports.judge', { import: job, headings: false });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ rows: 4, mapping: { form: { headings: false } } });
    await gable.principal.run('imports.judge', { import: job, headings: true });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ rows: 3, mapping: { form: { headings: true } } });
  });

  test('is read by a profile that is asked for, and never by one by chance', async () => {
    const { job } = await importText(gable, gable.principal, { kind: 'contacts', text: people, onlyJudge: true });
    await gable.principal.run('imports.keepProfile', { import: job, name: 'Letters' });
    const other = 'ruth@mail.test,(206) 555-0142,Ruth,Levi\n';
    expect((await importText(gable, gable.principal, { kind: 'contacts', text: other, onlyJudge: true })).state.mapping!.profile).toBe(null);
    expect((await importText(gable, gable.principal, { kind: 'contacts', text: people, profile: 'Letters', onlyJudge: true })).state.mapping).toMatchObject({ profile: 'Letters', columns: [{ field: 'firstName' }, {}, {}, {}] });
  });
});
