import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('a few rows of each lot, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
    await gable.principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0142'] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const text = 'First name,Last name,Phone,Notes,Agent\nR.,Levi,206-555-0142,likes gardens,\nIda,One,,,\nIda,Two,,,\nIda,Three,,,\nIda,Four,,,\nIda,Five,1,,\nIda,Six,,,Nobody\n';
  const refused = [{ line: 7, title: 'Ida Five' }, { line: 8, title: 'Ida Six' }];
  const made = [{ line: 3, title: 'Ida One' }, { line: 4, title: 'Ida Two' }, { line: 5, title: 'Ida Three' }];

  test('are told before anything is written, and as it was done afterwards', async () => {
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text, duplicates: 'update', onlyJudge: true });
    expect(state.examples).toEqual({ created: made, changed: [], there: [{ line: 2, title: 'R. Levi', fields: ['firstName', 'remarks'] }], refused });
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect(await gable.office.jobs.get(gable.principal.caller(), job)).toMatchObject({ progress: { examples: { created: made, changed: [{ line: 2, title: 'R. Levi', fields: ['firstName', 'remarks'] }], there: [], refused } } });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
  });

  test('are told of what is brought in at once, and of what is made whoever is there', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'First name,Last name,Phone\nR.,Levi,206-555-0142\nUri,One,\n' });
    expect(state.examples).toEqual({ created: [{ line: 3, title: 'Uri One' }], changed: [], there: [{ line: 2, title: 'R. Levi' }], refused: [] });
    const make = await importText(gable, gable.principal, { kind: 'contacts', text, duplicates: 'make', onlyJudge: true });
    expect(make.state.examples).toEqual({ created: [{ line: 2, title: 'R. Levi' }, ...made.slice(0, 2)], changed: [], there: [], refused });
  });

  test('tell which fields a later row about the same home changes', async () => {
    const { state } = await importText(gable, gable.principal, { text: 'ref,address,city\nF1,1 Fir St,Tacoma\nF1,1 Fir St,Seattle\n', onlyJudge: true });
    expect(state.examples).toMatchObject({ created: [{ line: 2 }], changed: [{ line: 3, fields: ['city'] }] });
  });
});
