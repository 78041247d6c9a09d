import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportState } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('what is judged, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
    await gable.principal.create('properties', { listingId: 'T1', unparsedAddress: '1 Fir St' });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const apply = async (job: string): Promise<ImportState> => {
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    return (await gable.office.jobs.get(gable.principal.caller(), job)).progress as unknown as ImportState;
  };

  const nameless = 'First name,Last name,City,Company\nIda,One,,\n,,Tacoma,\n,,Seattle,\n,,,Harbour Ltd\n';
  const figures = { refused: 2, problems: [{ line: 3, heading: 'Last name', code: 'contacts.needsName' }, { line: 4, heading: 'Last name', code: 'contacts.needsName' }] };

  test.each(['skip', 'make'] as const)('refuses before anything is written what no rule lets in afterwards, where duplicates are for %s', async (duplicates) => {
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: nameless, duplicates, onlyJudge: true });
    expect(state).toMatchObject({ ...figures, toCreate: 2, examples: { created: [{ line: 2 }, { line: 5 }], refused: [{ line: 3 }, { line: 4 }] } });
    expect(await apply(job)).toMatchObject({ ...figures, created: 2 });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
  });

  test('lets a row say only what changes of a home that is there', async () => {
    const text = 'ref,mandate from,mandate until,address\nT1,,2027-01-01,\nT2,2027-02-01,2027-01-01,2 Fir St\n';
    const { job, state } = await importText(gable, gable.principal, { text, duplicates: 'update', onlyJudge: true });
    expect(state).toMatchObject({ there: 1, toCreate: 0, refused: 1, problems: [{ line: 3, heading: 'mandate until', code: 'properties.mandateEndsBeforeStart' }] });
    expect(await apply(job)).toMatchObject({ changed: 1, created: 0, refused: 1 });
  });

  test('refuses before anything is written a row that would change a home as no rule lets it', async () => {
    await gable.principal.create('properties', { listingId: 'T8', unparsedAddress: '8 Fir St', mandateStart: '2027-02-01' });
    const text = 'ref,mandate until,address\nT8,2027-01-01,\nT1,2027-03-01,\n';
    const refused = { refused: 1, problems: [{ line: 2, heading: 'mandate until', code: 'properties.mandateEndsBeforeStart' }] };
    const { job, state } = await importText(gable, gable.principal, { text, duplicates: 'update', onlyJudge: true });
    expect(state).toMatchObject({ ...refused, there: 1, toCreate: 0 });
    expect(await apply(job)).toMatchObject({ ...refused, changed: 1 });
  });

  test('knows the stages of deals by what they are called, here and in any language', async () => {
    await gable.principal.run('deals.changePipeline', { stages: [
      { id: 'inquiry', kind: 'open' }, { id: 'second', title: 'Second visit', kind: 'open' }, { id: 'proposal', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' },
    ] });
    const text = 'Name,Stage\nOne,Inquiry\nTwo,second visit\nThree,הצעה\nFour,lost\nFive,Nowhere\n';
    const { job, state } = await importText(gable, gable.principal, { kind: 'deals', text, onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 3, problems: [{ line: 5, code: 'deals.lostNeedsReason' }, { line: 6, heading: 'Stage', code: 'deals.unknownStage' }] });
    await apply(job);
    expect((await gable.principal.list('deals')).map(({ title, stage }) => [title, stage]).sort()).toEqual([['One', 'inquiry'], ['Three', 'proposal'], ['Two', 'second']]);
  });
});
