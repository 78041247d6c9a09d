import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { exported } from '../exports/testing/exported.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('an export that comes back, on $engine', ({ open }) => {
  let gable: TestOffice;
  let assistant: TestMember;
  beforeAll(async () => {
    gable = await open();
    assistant = await gable.hire('assistant');
    const ann = await gable.principal.create('contacts', { firstName: 'Ann', lastName: 'Day' });
    for (const title of ['One', 'Two']) await gable.principal.create('deals', { title, people: [{ id: ann.id, role: 'buyer' }] });
    await gable.principal.create('properties', { unparsedAddress: '1 Pier', listingId: 'P-1' });
    await gable.principal.create('tasks', { title: 'Call Ann', dueAt: '2026-12-01T10:00:00Z' });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const listed = (kind: string) => gable.principal.list(kind, { sort: ['createdAt'] });

  test.each(['deals', 'contacts', 'properties', 'tasks'])('makes no doubles of %s, in any language', async (kind) => {
    const before = await listed(kind);
    for (const [locale, format] of [['en', 'csv'], ['he', 'csv'], ['el', 'xlsx'], ['fa', 'json']] as const) {
      const text = await exported(gable, gable.principal, { kind, locale, format, withRelations: true });
      const { state } = await importText(gable, gable.principal, { kind, text, duplicates: 'update' });
      expect(state).toMatchObject({ created: 0, refused: 0, problems: [] });
    }
    expect(await listed(kind)).toEqual(before);
  });

  test('changes the records that it was taken from', async () => {
    const [one] = await listed('deals');
    const { job, state } = await importText(gable, gable.principal, { kind: 'deals', text: `ID,Name,Holder\n${one!.id},First,\n`, duplicates: 'update', onlyJudge: true });
    expect(state).toMatchObject({ there: 1, toCreate: 0 });
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([{ by: 'id', record: { id: one!.id }, changes: [{ field: 'title', after: 'First' }] }]);
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect((await listed('deals')).map(({ title }) => title)).toEqual(['First', 'Two']);
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect((await listed('deals')).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  test('is skipped where nothing is to be changed, and makes all again where that is wanted', async () => {
    const text = await exported(gable, gable.principal, { kind: 'deals', locale: 'en', format: 'csv', withRelations: true });
    expect((await importText(gable, gable.principal, { kind: 'deals', text })).state).toMatchObject({ created: 0, skipped: 2 });
    const { job, state } = await importText(gable, gable.principal, { kind: 'deals', text, duplicates: 'make' });
    expect(state).toMatchObject({ created: 2, skipped: 0 });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
  });

  test('of whom the importer may not change, a row is told as if it had no id, and so is one of nobody', async () => {
    await using other = await open();
    const foreign = await other.principal.create('deals', { title: 'Elsewhere' });
    const [hidden] = await listed('deals');
    await gable.permit('assistant', 'deals', { read: 'own', change: 'own' });
    const answers = [];
    for (const id of [hidden!.id as string, foreign.id, '01h0000000000000000000000z']) {
      const { job, state } = await importText(gable, assistant, { kind: 'deals', text: `ID,Name\n${id},Mine\n`, duplicates: 'update', onlyJudge: true });
      answers.push([state.toCreate, state.there, state.refused, (await gable.office.imports.duplicates(assistant.caller(), job)).data]);
    }
    expect(answers).toEqual([[1, 0, 0, []], [1, 0, 0, []], [1, 0, 0, []]]);
    expect((await listed('deals')).map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  test('a number of another system is no id', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'ID,First name,Last name\n17,Ida,Falk\n', onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 1, refused: 0, mapping: { columns: [{ field: null }, { field: 'firstName' }, { field: 'lastName' }] } });
  });

  describe('with somebody who has left', () => {
    const text = 'Ref,Beds,Agent\nL-1,7,Dana Gone\nL-2,7,Dana Gone\nL-3,7,Dana Gone\n';
    const home = async (listingId: string) => (await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: listingId } }))[0]!;
    const holderOf = async (listingId: string) => gable.principal.caller().agency.members.get((await home(listingId)).holder as string)!.title;
    const undo = async (job: string): Promise<void> => {
      await gable.principal.run('imports.undo', { import: job });
      await gable.office.jobs.finish(job);
    };
    beforeAll(async () => {
      const dana = await gable.hire('agent');
      await gable.principal.run('members.change', { id: dana.id, title: 'Dana Gone' });
      await gable.principal.create('properties', { listingId: 'L-1', unparsedAddress: '1 Quay', standardStatus: 'Closed', holder: dana.id });
      await gable.principal.create('properties', { listingId: 'L-2', unparsedAddress: '2 Quay' });
      await gable.principal.run('members.suspend', { id: dana.id });
    });

    test.each([true, false])('refuses only what would become theirs, whether somebody looks first: %s', async (onlyJudge) => {
      const { job, state } = await importText(gable, gable.principal, { text, duplicates: 'update', onlyJudge });
      expect(state).toMatchObject({ refused: 2, problems: [{ line: 3, heading: 'Agent', code: 'import.namesLeaver' }, { line: 4, heading: 'Agent', code: 'import.namesLeaver' }] });
      expect(state.unknownNames).toEqual([{ field: 'holder', heading: 'Agent', rows: 2, names: ['Dana Gone'], hasMore: false }]);
      if (onlyJudge) await gable.principal.run('imports.apply', { import: job });
      await gable.office.jobs.finish(job);
      expect(await home('L-1')).toMatchObject({ bedroomsTotal: 7 });
      expect(await holderOf('L-1')).toBe('Dana Gone');
      await undo(job);
    });

    test('leaves theirs to them where others are left empty', async () => {
      const { job, state } = await importText(gable, gable.principal, { text, duplicates: 'update', onlyJudge: true });
      const columns = state.mapping!.columns.map((column) => (column.field === 'holder' ? { ...column, unknown: 'empty' as const } : column));
      await gable.principal.run('imports.judge', { import: job, mapping: { ...state.mapping!, columns } });
      await gable.office.jobs.finish(job);
      await gable.principal.run('imports.apply', { import: job });
      await gable.office.jobs.finish(job);
      expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ refused: 0, created: 1, changed: 2 });
      expect(await Promise.all(['L-1', 'L-2', 'L-3'].map(holderOf))).toEqual(['Dana Gone', 'Petra Principal', 'Petra Principal']);
      await undo(job);
    });

    test('a field that a role may only read keeps nobody from bringing in the rest', async () => {
      await gable.permit('assistant', 'properties', { change: 'agency', read: 'agency', fields: { holder: 'readOnly' } });
      const { state } = await importText(gable, assistant, { text: 'Ref,Beds,Agent\nL-1,8,Dana Gone\nL-2,8,Petra Principal\nP-1,8,Dana Gone\n', duplicates: 'update' });
      expect(state).toMatchObject({ changed: 2, refused: 1, problems: [{ line: 4, heading: 'Agent', code: 'import.namesLeaver' }] });
      expect(await Promise.all(['L-1', 'L-2'].map(home))).toMatchObject([{ bedroomsTotal: 8 }, { bedroomsTotal: 8 }]);
      const { state: other } = await importText(gable, assistant, { text: `Ref,Beds,Agent\nL-2,9,${assistant.id}\n`, duplicates: 'update' });
      expect(other).toMatchObject({ changed: 0, refused: 1, problems: [{ heading: 'Agent', code: 'field.readOnly' }] });
    });

    test('of a field that a role does not know of, nothing is asked', async () => {
      await gable.principal.create('contacts', { firstName: 'Uri', lastName: 'Stone', phones: ['206-555-0142'] });
      await gable.permit('assistant', 'contacts', { change: 'agency', read: 'agency', fields: { phones: 'hidden' } });
      const { state } = await importText(gable, assistant, { kind: 'contacts', text: 'First name,Last name,Agent\nUri,Stone,Petra Principal\nIda,Falk,Petra Principal\n', onlyJudge: true });
      expect(state).toMatchObject({ there: 1, toCreate: 1, refused: 0 });
    });
  });
});
