import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { describeRecords } from '../records/describe.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';
import { kingCountyLike } from './testing/kingCountyLike.ts';

describe.each(everyOffice)('imports on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('rows about the same home are one home, with each of its sales in the history', async () => {
    const { state } = await importText(gable, gable.principal, { text: kingCountyLike(500) });
    expect(state).toMatchObject({ phase: 'applied', rows: 500, created: 495, changed: 5, refused: 0 });
    const [home] = await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: '1000102' } });
    expect(home).toMatchObject({ title: `${String(home!.postalCode)} · 1000102`, standardStatus: 'Closed', closeDate: '2015-04-28' });
    const { data } = await gable.office.history.timeline(gable.principal.caller(), { kind: 'properties', id: home!.id });
    const days = data.flatMap(({ changes }) => changes!.filter(({ field }) => field === 'closeDate').map(({ after }) => after));
    expect(days).toEqual([...days].sort().reverse());
    expect(days).toHaveLength(3);
  });

  test('the same file once more makes no doubles', async () => {
    const { state } = await importText(gable, gable.principal, { text: kingCountyLike(500) });
    expect(state).toMatchObject({ created: 0, skipped: 500 });
  });

  test('a look before says what is there already', async () => {
    const text = 'ref,address\nF1,1 Fir St\nF2,2 Fir St\n';
    await importText(gable, gable.principal, { text });
    const { state } = await importText(gable, gable.principal, { text: `${text}F3,3 Fir St\nf2,2 Fir Street\nf3,3 Fir Street\n`, onlyJudge: true });
    expect(state).toMatchObject({ rows: 5, toCreate: 1, toChange: 1, there: 3 });
  });

  test('a price in square feet and dollars arrives in square metres and cents', async () => {
    await importText(gable, gable.principal, { text: 'Ref,Address,Price,Sqft,Beds\nA1,"12 Elm St, Ithaca","$1,250,000",2000,3\n' });
    const [home] = await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'A1' } });
    expect(home).toMatchObject({ unparsedAddress: '12 Elm St, Ithaca', listPrice: { amount: 125_000_000, currency: 'USD' }, livingArea: 185.81, bedroomsTotal: 3, standardStatus: 'Active' });
  });

  test('rows that can’t be are refused with line and reason, and the others come in', async () => {
    const text = 'ref;address;beds;price\nB1;"1 Oak\nStreet";2;100\nB2;2 Oak St;two;100\n\nB3;3 Oak St;3;a lot\nB4;4 Oak St;3\nB5;5 Oak St;3;100;;\nB6;6 Oak St;3;100;more\n';
    const { job, state } = await importText(gable, gable.principal, { text, fileName: 'oak.csv' });
    expect(state).toMatchObject({ rows: 6, created: 2, refused: 4 });
    expect(state.problems).toEqual([
      { line: 4, heading: 'beds', written: 'two', code: 'field.notNumber' }, { line: 6, heading: 'price', written: 'a lot', code: 'field.notNumber' },
      { line: 7, heading: null, written: null, code: 'import.tooFewCells' }, { line: 9, heading: null, written: null, code: 'import.tooManyCells' },
    ]);
    const { name, content } = await gable.office.imports.refused(gable.principal.caller(), job);
    expect(name).toBe('oak-refused.csv');
    const lines = (await textOf(content)).split('\r\n');
    expect(lines[0]).toBe('ref;address;beds;price;Why it was refused');
    expect(lines[1]).toMatch(/^B2;2 Oak St;two;100;beds: .+/);
  });

  test('a row that a rule refuses does not keep the others from coming in', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `C${index},${index === 17 || index === 18 ? '2026-03-01,2026-02-01' : '2026-02-01,2026-03-01'}`);
    const { job, state } = await importText(gable, gable.principal, { text: `listing id,mandateStart,expirationDate\n${rows.join('\n')}` });
    expect(state).toMatchObject({ created: 58, refused: 2 });
    expect(state.problems.map(({ line, heading, code }) => [line, heading, code])).toEqual([[19, 'expirationDate', 'properties.mandateEndsBeforeStart'], [20, 'expirationDate', 'properties.mandateEndsBeforeStart']]);
    expect(await textOf((await gable.office.imports.refused(gable.principal.caller(), job)).content)).toContain('C18');
  });

  test('an import is taken back whole, but for what was changed since', async () => {
    const { job, state } = await importText(gable, gable.principal, { text: 'ref,address\nD1,1 Ash St\nD2,2 Ash St\nD1,3 Ash St\n', duplicates: 'update' });
    expect(state).toMatchObject({ created: 2, changed: 1, touched: 2 });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ phase: 'undone', undone: 2, kept: 0 });
    expect(await gable.principal.list('properties', { words: 'ash' })).toEqual([]);
    await importText(gable, gable.principal, { text: 'ref,address\nD1,1 Ash St\n' });
    expect(await gable.principal.list('properties', { words: 'ash' })).toHaveLength(1);
  });

  test('a file is only judged first where somebody wants to look, and may be read in another way', async () => {
    const { job, state } = await importText(gable, gable.principal, { text: kingCountyLike(20), duplicates: 'make', onlyJudge: true });
    expect(state).toMatchObject({ phase: 'judged', toCreate: 20, created: 0, variants: ['closed', 'active'] });
    await gable.principal.run('imports.judge', { import: job, variant: 'active' });
    await gable.office.jobs.finish(job);
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    const { progress } = await gable.office.imports.get(gable.principal.caller(), job);
    expect(progress).toMatchObject({ phase: 'applied', created: 20 });
    const [home] = await gable.principal.list('properties', { filter: { all: [{ field: 'listingId', is: '=', value: '1000102' }, { field: 'standardStatus', is: '=', value: 'Active' }] } });
    expect(home).toMatchObject({ standardStatus: 'Active', closePrice: home!.listPrice, closeDate: expect.stringMatching(/^\d{4}-/) });
  });

  test('a column is mapped by hand, and a wrong mapping changes nothing', async () => {
    const { job, state } = await importText(gable, gable.principal, { text: 'listing id,wohnfläche\nE1,100\n', onlyJudge: true });
    const [first, second] = state.mapping!.columns;
    expect(second!.field).toBe(null);
    await gable.principal.run('imports.judge', { import: job, mapping: { columns: [first, { ...second, field: 'constructor' }] } });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ failure: { code: 'import.wrongMapping' } });
    await gable.principal.run('imports.judge', { import: job, mapping: { columns: [first, { ...second, field: 'livingArea', unit: 'squareMeters' }] } });
    await gable.office.jobs.finish(job);
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect(await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'E1' } })).toMatchObject([{ livingArea: 100 }]);
  });

  test('contacts come in with their phones, roles and addresses', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: '\ufeffFirst name\tSurname\tMobile\tE-mail\tCity\nDana\tLevi\t+972 52 123 4567\tdana@levi.test\tHaifa\n' });
    expect(state).toMatchObject({ created: 1, refused: 0 });
    expect(await gable.principal.list('contacts', { words: 'levi' })).toMatchObject([{ firstName: 'Dana', phones: [{ e164: '+972521234567' }], emails: [{ address: 'dana@levi.test' }], addresses: [{ city: 'Haifa' }] }]);
  });

  test('a file that was sent is forgotten after a while, and can be taken back all the same', async () => {
    const { job } = await importText(gable, gable.principal, { text: 'ref,beds\nG1,2\nG2,secret\n' });
    await gable.office.imports.sweep(60_000);
    expect(existsSync(gable.office.imports.staging(job).folder)).toBe(true);
    await gable.office.imports.sweep(-1);
    expect(existsSync(gable.office.imports.staging(job).folder)).toBe(false);
    expect(JSON.stringify(await gable.office.jobs.get(gable.principal.caller(), job))).not.toContain('secret');
    await expect(gable.office.imports.refused(gable.principal.caller(), job)).rejects.toMatchObject({ code: 'import.fileGone', status: 410 });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ phase: 'undone', undone: 1 });
  });

  test('a file of which no row was refused is forgotten when it is in', async () => {
    const { job } = await importText(gable, gable.principal, { text: 'ref\nG3\n' });
    expect(existsSync(gable.office.imports.staging(job).folder)).toBe(false);
  });

  test('an import is the business of who began it, and of principals', async () => {
    const [assistant, other, manager] = [await gable.hire('assistant'), await gable.hire('assistant'), await gable.hire('manager')];
    const { job } = await importText(gable, assistant, { kind: 'contacts', text: 'first name,last name\nHugo,Half\n' });
    for (const colleague of [other, manager]) {
      await expect(gable.office.jobs.get(colleague.caller(), job)).rejects.toMatchObject({ status: 404 });
      await expect(gable.office.imports.refused(colleague.caller(), job)).rejects.toMatchObject({ status: 404 });
      for (const command of ['imports.undo', 'imports.judge', 'imports.apply']) await expect(colleague.run(command, { import: job })).rejects.toMatchObject({ status: 404 });
    }
    expect(await gable.office.jobs.get(assistant.caller(), job)).toMatchObject({ state: 'done' });
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    const [hugo] = await gable.principal.list('contacts', { words: 'hugo', archived: 'only' });
    const { data: [last] } = await gable.office.history.timeline(gable.principal.caller(), { kind: 'contacts', id: hugo!.id });
    expect(last).toMatchObject({ action: 'archived', by: { id: gable.principal.id } });
  });

  test('who is suspended brings in no more, and a principal takes back what came in', async () => {
    const assistant = await gable.hire('assistant');
    const { job } = await importText(gable, assistant, { text: 'ref\nH1\n', onlyJudge: true });
    await assistant.run('imports.apply', { import: job });
    await gable.principal.run('members.suspend', { id: assistant.id });
    await gable.office.jobs.finish(job);
    const { state, progress } = await gable.office.imports.get(gable.principal.caller(), job);
    expect({ state, progress }).toMatchObject({ state: 'failed', progress: { created: 0, failure: { code: 'signIn.needed' } } });
  });

  test('without its file, an import says so', async () => {
    const { job } = await importText(gable, gable.principal, { text: 'ref\nI1\n', onlyJudge: true });
    await gable.office.imports.staging(job).discard();
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ failure: { code: 'import.fileGone' } });
  });

  test('whoever began an import finds it again, and so do principals, the newest first', async () => {
    const assistant = await gable.hire('assistant');
    const { job: first } = await importText(gable, assistant, { text: 'ref\nL1\nL2\n', fileName: 'March.csv' });
    const { job: second } = await importText(gable, gable.principal, { text: 'ref\nL3\n' });
    const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
    const own = await gable.office.imports.list(assistant.caller(), 'properties');
    expect(own).toEqual([expect.objectContaining({ id: first, by: assistant.id, state: 'done', progress: expect.objectContaining({ fileName: 'March.csv', phase: 'applied', created: 2 }) })]);
    expect(ids(await gable.office.imports.list(gable.principal.caller(), 'properties')).slice(0, 2)).toEqual([second, first]);
    expect(ids(await gable.office.imports.list(gable.principal.caller(), 'contacts'))).not.toContain(first);
    expect(await gable.office.imports.list((await gable.hire('agent')).caller(), 'properties')).toEqual([]);
  });

  test('agents bring in no files, and nobody sees another’s import', async () => {
    const agent = await gable.hire('agent');
    await expect(importText(gable, agent, { text: 'ref\nF1\n' })).rejects.toMatchObject({ code: 'command.notPermitted' });
    const { job } = await importText(gable, gable.principal, { text: 'ref\nF2\n' });
    await expect(gable.office.imports.refused(agent.caller(), job)).rejects.toMatchObject({ status: 404 });
    await expect(agent.run('imports.undo', { import: job })).rejects.toMatchObject({ status: 403 });
    await expect(gable.principal.run('imports.applyPiece', { piece: job })).rejects.toMatchObject({ status: 404 });
  });

  test('nobody joins an agency out of a file', async () => {
    for (const kind of ['members', 'teams']) {
      await expect(importText(gable, gable.principal, { kind, text: 'Name,Email,Role\nEve,eve@eve.test,principal\n' })).rejects.toMatchObject({ code: 'command.notPermitted', status: 403 });
      await expect(gable.office.imports.start(gable.office.agencies.office(gable.agency), { kind, content: Readable.from(['Name\nEve\n']) })).rejects.toMatchObject({ status: 403 });
    }
    const described = describeRecords(gable.principal.caller(), { rules: gable.office.rules, contributing: [] });
    expect(Object.fromEntries(described.map(({ kind, may }) => [kind, may.import]))).toMatchObject({ contacts: true, properties: true, members: false, teams: false });
  });
});
