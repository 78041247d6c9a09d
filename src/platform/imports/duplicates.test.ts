import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('people who are there already, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
    await gable.principal.create('contacts', { firstName: 'Ruth', lastName: 'Lévi', phones: ['206-555-0142'], remarks: 'in the book' });
    await gable.principal.create('contacts', { firstName: 'Ann', lastName: 'Day' });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const head = 'First name,Last name,Phone,E-mail,Notes\n';
  const people = (words: string) => gable.principal.list('contacts', { words, sort: ['createdAt'] });

  test('a number, an address or a name tells them, however it is written', async () => {
    const text = `${head}R.,Levi,(206) 555 0142,,by number\nANN,day,206-555-0199,a@day.test,by name\nRuth,Levi,206-555-0177,,another Ruth\nUri,Stone,,u@stone.test,new\nU,Stone,,U@STONE.test,again\n`;
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text, onlyJudge: true });
    expect(state).toMatchObject({ rows: 5, toCreate: 2, toChange: 0, there: 3, refused: 0 });
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([
      { line: 2, title: 'R. Levi', record: { title: 'Ruth Lévi' }, by: 'phones', shared: '(206) 555 0142' },
      { line: 3, title: 'ANN day', record: { title: 'Ann Day' }, by: 'title' },
      { line: 6, title: 'U Stone', record: null, earlier: 5 },
    ]);
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ created: 2, skipped: 3, changed: 0 });
    expect(await people('stone')).toHaveLength(1);
  });

  test('a name tells in another script too, where no number speaks against it', async () => {
    await gable.principal.create('contacts', { firstName: 'דנה', lastName: 'כהן' });
    await gable.principal.create('contacts', { firstName: 'Nikos', lastName: 'Papadopoulos', phones: ['206-555-0150'] });
    const text = `${head}Dana,Cohen,206-555-0151,,heard\nΝίκος,Παπαδόπουλος,206-555-0152,,has another number\nDov,Cohen,,,another\n`;
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text, onlyJudge: true });
    expect(state).toMatchObject({ rows: 3, toCreate: 2, there: 1 });
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([{ line: 2, record: { title: 'דנה כהן' }, by: 'title' }]);
    const found = await gable.principal.run('contacts.findSame', { firstName: 'Νίκος', lastName: 'Παπαδόπουλος' });
    expect(found).toMatchObject({ data: [{ title: 'Nikos Papadopoulos' }] });
  });

  test('a name is heard in another script within one file too', async () => {
    const text = `${head}כהן,דוד,,,\nGadi,Noam,,,\nDavid,Cohen,,,heard\nDavid,Cohen,206-555-0188,,has a number\nנועם,גדי,206-555-0189,,\nNoam,Gadi,206-555-0190,,has another number\n`.replace('כהן,דוד', 'דוד,כהן');
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text, onlyJudge: true });
    const { data } = await gable.office.imports.duplicates(gable.principal.caller(), job);
    expect(data.map(({ line, earlier, by }) => [line, earlier, by])).toEqual([[4, 2, null], [5, 2, null]]);
    expect(state).toMatchObject({ rows: 6, toCreate: 4, there: 2 });
    await gable.principal.run('imports.apply', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ created: 4, skipped: 2 });
  });

  test('a home without a number of its own is told by its address, and apart from others in the house', async () => {
    const text = 'Street,House number,Apartment,City,Rooms,Bedrooms,Price\nHerzl,7,,Haifa,3,2,1800000\nHerzl,7,,Haifa,4,3,2100000\nHerzl,7,5,Haifa,3,2,1700000\nHerzl,9,,Haifa,,,900000\nHerzl,7,,Acre,3,2,800000\n';
    const first = await importText(gable, gable.principal, { kind: 'properties', text });
    expect(first.state).toMatchObject({ created: 5, skipped: 0 });
    const again = await importText(gable, gable.principal, { kind: 'properties', text, onlyJudge: true });
    expect(again.state).toMatchObject({ rows: 5, toCreate: 0, there: 5 });
    const others = await importText(gable, gable.principal, { kind: 'properties', text: text.replaceAll(',2,', ',9,'), onlyJudge: true });
    expect(others.state).toMatchObject({ toCreate: 3, there: 2 });
  });

  test('a company is told by its name', async () => {
    await gable.principal.create('contacts', { company: 'Harbor Law' });
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'Company,First name\nHARBOR law,\nHarbor Law,Ida\n', onlyJudge: true });
    expect(state).toMatchObject({ rows: 2, toCreate: 1, there: 1 });
  });

  test('what a file knows of somebody is added to what is known', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: `${head}Ruth,Levy,206 555 0142; 206 555 0143,,married\n`, duplicates: 'update' });
    expect(state).toMatchObject({ created: 0, changed: 1 });
    expect(await people('levy')).toMatchObject([{ lastName: 'Levy', remarks: 'married', phones: [{ e164: '+12065550142' }, { e164: '+12065550143' }] }]);
  });

  test('where all are to be made, all are', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: `${head}Ann,Day,,,twin\n`, duplicates: 'make' });
    expect(state).toMatchObject({ created: 1, skipped: 0 });
    expect(await people('day')).toHaveLength(2);
  });

  test('one by one, each row goes where somebody sends it', async () => {
    const rows = ['Ann,Day,,,skipped', 'Ruth,Levy,206-555-0142,,changed', 'Ruth,Levy,206-555-0142,,made', 'Ida,Falk,,,new'];
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: `${head}${rows.join('\n')}\n`, duplicates: 'decide', onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 1, there: 3, duplicates: 'decide' });
    await expect(gable.principal.run('imports.apply', { import: job, decisions: { 3: 'forget' } })).rejects.toMatchObject({ code: 'request.wrongChoice' });
    await gable.principal.run('imports.apply', { import: job, decisions: { 3: 'update', 4: 'make' } });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ phase: 'applied', created: 2, changed: 1, skipped: 1 });
    expect((await people('levy')).map(({ remarks }) => remarks).sort()).toEqual(['changed', 'made']);
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    expect((await people('levy')).map(({ remarks }) => remarks)).toEqual(['married']);
  });

  test('of more than a page each is listed, and those that nobody decides of go where the rest is sent', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `Row${index},Page,r${index}@page.test`);
    const text = `First name,Last name,E-mail\n${rows.join('\n')}\n`;
    await importText(gable, gable.principal, { kind: 'contacts', text, duplicates: 'make' });
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: text.replaceAll(',Page,', ',Paged,'), duplicates: 'decide', onlyJudge: true });
    expect(state).toMatchObject({ there: 300 });
    const list = (after?: string) => gable.office.imports.duplicates(gable.principal.caller(), job, after);
    const first = await list();
    const second = await list(first.next!);
    expect([first.data.length, second.data.length, second.next]).toEqual([200, 100, null]);
    expect([...first.data, ...second.data].map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2));
    for (const wrong of ['x', '7', '-1', '1e3']) await expect(list(wrong)).rejects.toMatchObject({ code: 'query.wrongCursor', status: 400 });
    await expect(gable.principal.run('imports.apply', { import: job, otherwise: 'forget' })).rejects.toMatchObject({ code: 'record.invalid' });
    await gable.principal.run('imports.apply', { import: job, decisions: { 2: 'skip', 301: 'make' }, otherwise: 'update' });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ phase: 'applied', changed: 298, skipped: 1, created: 1 });
  });

  test('each tells what an update would change, with its values of before and after, and nothing that stays', async () => {
    const agent = await gable.hire('agent');
    await gable.principal.run('members.change', { id: agent.id, title: 'Anna Green' });
    await gable.principal.create('contacts', { firstName: 'Ida', lastName: 'Moss', phones: ['206-555-0161'], emails: ['ida@moss.test'], remarks: 'likes gardens' });
    const text = 'First name,Last name,Phone,E-mail,Notes,Agent\nIda,Moss,206-555-0162,IDA@moss.test,likes gardens,Anna Green\nMia,Fern,,mia@fern.test,one,\nMia,Fern,,mia@fern.test,two,\nIda,Moss,206-555-0161,,,\n';
    const { job } = await importText(gable, gable.principal, { kind: 'contacts', text, onlyJudge: true });
    const { data } = await gable.office.imports.duplicates(gable.principal.caller(), job);
    expect(data.map(({ line, changes }) => [line, changes.map(({ field }) => field)])).toEqual([[2, ['phones', 'holder']], [4, ['remarks']], [5, []]]);
    expect(data[0]!.changes).toMatchObject([
      { before: [{ e164: '+12065550161' }], after: [{ e164: '+12065550161' }, { e164: '+12065550162' }] },
      { before: { id: gable.principal.id }, after: { id: agent.id, title: 'Anna Green' } },
    ]);
    expect(data[1]).toMatchObject({ earlier: 3, record: null, changes: [{ before: 'one', after: 'two' }] });
  });

  test('of who is hidden from whoever asks nothing is told', async () => {
    const assistant = await gable.hire('assistant');
    await gable.permit('assistant', 'contacts', { read: 'own', change: 'own' });
    const { job, state } = await importText(gable, assistant, { kind: 'contacts', text: `${head}Ann,Day,206-555-0171,,x\n`, onlyJudge: true });
    expect(state).toMatchObject({ there: 1 });
    expect((await gable.office.imports.duplicates(assistant.caller(), job)).data).toMatchObject([{ line: 2, changes: [] }]);
    expect((await gable.office.imports.duplicates(gable.principal.caller(), job)).data).toMatchObject([{ line: 2, changes: [{ field: 'phones' }, { field: 'remarks' }] }]);
  });

  test('another policy is judged anew', async () => {
    const { job, state } = await importText(gable, gable.principal, { kind: 'contacts', text: `${head}Ann,Day,,,x\n`, onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 0, there: 1 });
    await gable.principal.run('imports.judge', { import: job, duplicates: 'make' });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ toCreate: 1, there: 0, duplicates: 'make' });
  });
});
