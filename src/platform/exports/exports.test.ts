import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { history } from '../doctor/history.ts';
import { importText } from '../imports/testing/importText.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { listExports } from './noted.ts';
import { exported } from './testing/exported.ts';

describe.each(everyOffice)('an export on $engine', ({ open }) => {
  let gable: TestOffice;
  let agent: TestMember;
  let ann: { id: string };
  beforeAll(async () => {
    gable = await open();
    agent = await gable.hire('agent');
    ann = await gable.principal.create('contacts', { firstName: 'Ann', lastName: 'Archer', phones: [{ label: 'mobile', typed: '206 555 0100' }], roles: ['buyer', 'seller'], birthday: '1980-02-29', source: '=1+1' });
    await agent.create('contacts', { firstName: 'Bob', lastName: 'Butcher', remarks: 'Two lines,\n"quoted"' });
    const { id } = await gable.principal.create('contacts', { firstName: 'Cora', lastName: 'Cooper' });
    await gable.principal.run('contacts.archive', { id });
    await gable.principal.create('properties', { unparsedAddress: '1 Pier', listPrice: { amount: 90_000_050, currency: 'USD' }, livingArea: 185.81, location: { latitude: -33.5, longitude: 151.2 }, sellers: [{ id: ann.id }] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const csv = async (by: TestMember, options: Parameters<typeof exported>[2] = {}): Promise<string[]> => (await exported(gable, by, options)).toString().replace(/^\ufeff/, '').trimEnd().split('\r\n');
  const names = async (by: TestMember, options: Parameters<typeof exported>[2] = {}) => (await csv(by, { fields: ['firstName'], ...options })).slice(1);
  const remarks = () => gable.office.engine.read(gable.agency, { sql: "SELECT member_id, command, changes FROM history WHERE agency_id = ? AND record_id = 'exports' ORDER BY sequence", params: [gable.agency] });

  test('holds what a list shows: its filter, words, order and archive', async () => {
    expect(await names(gable.principal)).toEqual(['Ann', 'Bob']);
    expect(await names(gable.principal, { sort: ['-firstName'] })).toEqual(['Bob', 'Ann']);
    expect(await names(gable.principal, { filter: 'roles:buyer' })).toEqual(['Ann']);
    expect(await names(gable.principal, { words: 'butch' })).toEqual(['Bob']);
    expect(await names(gable.principal, { archived: 'any' })).toEqual(['Ann', 'Bob', 'Cora']);
    expect(await names(gable.principal, { archived: 'only' })).toEqual(['Cora']);
    await expect(exported(gable, gable.principal, { fields: ['nonsense'] })).rejects.toMatchObject({ code: 'query.unknownField' });
  });

  test('leaves nobody out and brings nobody twice, whatever is written meanwhile', async () => {
    for (let index = 0; index < 600; index += 1) await gable.principal.create('tasks', { title: `Task ${String(index).padStart(3, '0')}` });
    const { content, rows } = await gable.office.exports.start(gable.principal.caller(), 'tasks', { format: 'csv', query: { sort: ['-updatedAt'], fields: ['title'] } });
    const [first] = await gable.principal.list('tasks', { sort: ['title'], limit: 1 });
    await gable.principal.run('tasks.change', { id: first!.id, priority: 'high' });
    const lines = (await Array.fromAsync(content)).join('').trimEnd().split('\r\n').slice(1);
    expect([lines.length, new Set(lines).size]).toEqual([rows, 600]);
  });

  test('calls the stages of deals as the agency does', async () => {
    await gable.principal.run('deals.changePipeline', { stages: [{ id: 'inquiry', title: 'First call', kind: 'open' }, { id: 'proposal', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] });
    for (const stage of ['inquiry', 'proposal']) await gable.principal.create('deals', { title: `In ${stage}`, stage });
    expect(await csv(gable.principal, { kind: 'deals', fields: ['title', 'stage'], sort: ['title'] })).toEqual(['Name,Stage', 'In inquiry,First call', 'In proposal,Proposal']);
  });

  test('says what people say, in their language, and begins with the mark that Excel looks for', async () => {
    const bytes = await exported(gable, gable.principal, { kind: 'properties', fields: ['unparsedAddress', 'listPrice', 'livingArea', 'location'] });
    expect(bytes.toString()).toBe('\ufeffAddress in one line,Asking price (USD),Living area (ft²),Place on the map: Latitude,Place on the map: Longitude\r\n1 Pier,900000.50,2000,-33.5,151.2\r\n');
    expect((await csv(gable.principal, { locale: 'he', fields: ['firstName', 'roles'] })).slice(0, 2)).toEqual(['שם פרטי,תפקידים בעסקה', expect.stringMatching(/^Ann,"?קונה; ?מוכר/)]);
    expect((await csv(gable.principal, { headings: 'names', fields: ['firstName', 'doNotContact'] }))[0]).toBe('firstName,doNotContact');
  });

  test('writes addresses and several values as an office does', async () => {
    const { id } = await gable.principal.create('contacts', {
      lastName: 'Several', emails: [{ address: 'a@several.test' }, { label: 'work', address: 'b@several.test' }],
      addresses: [{ label: 'home', street: '1 Elm St', city: 'Ithaca', region: 'NY', postalCode: '02139', country: 'US' }, { label: 'day (or night)', street: '2; Oak St, rear', city: 'Boston' }, { city: 'Troy' }],
    });
    const [headings, ...rest] = await csv(gable.principal, { filter: 'lastName:Several', fields: ['emails', 'addresses'] });
    expect(headings).toBe(`Email addresses,${['Street and number', 'City', 'Region', 'Postal code', 'Country', 'What it is called', 'Others'].map((part) => `Addresses: ${part}`).join()}`);
    expect(rest.join('')).toBe('a@several.test; b@several.test (work),1 Elm St,Ithaca,NY,02139,US,home,"""2; Oak St, rear""; Boston (""day (or night)"")\n; Troy"');
    expect((await csv(gable.principal, { locale: 'he', fields: ['addresses'] }))[0]).toBe('כתובות: רחוב ומספר,כתובות: עיר,כתובות: מחוז,כתובות: מיקוד,כתובות: מדינה,כתובות: איך לקרוא לזה,כתובות: נוספות');
    await gable.principal.run('contacts.archive', { id });
  });

  test('writes numbers as one dials them: at home, and abroad with the country', async () => {
    const { id } = await gable.principal.create('contacts', { lastName: 'Dialler', phones: [{ typed: '+12065550100' }, { typed: '+302101234567', label: 'work' }, { typed: '100 (office)' }] });
    expect((await csv(gable.principal, { filter: 'lastName:Dialler', fields: ['phones'] }))[1]).toBe('"(206) 555-0100; +30 21 0123 4567 (work); ""100 (office)"""');
    await gable.principal.run('contacts.change', { id, phones: [{ typed: '+302101234567' }] });
    expect((await csv(gable.principal, { filter: 'lastName:Dialler', fields: ['phones'] }))[1]).toBe('+30 21 0123 4567');
    await gable.principal.run('contacts.archive', { id });
  });

  test('makes formulas harmless, and the import takes that off again', async () => {
    expect((await csv(gable.principal, { fields: ['firstName', 'source', 'phones'] }))[1]).toBe('Ann,"\'=1+1",(206) 555-0100 (mobile)');
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: await exported(gable, gable.principal, { filter: 'firstName:Ann' }), duplicates: 'make', onlyJudge: true });
    expect(state).toMatchObject({ toCreate: 1, refused: 0 });
  });

  test('is told in the history with who, what and how many, before anything of it comes', async () => {
    const before = (await remarks()).length;
    const { content } = await gable.office.exports.start(agent.caller(), 'contacts', { format: 'jsonl', query: {}, filter: '' });
    const told = await remarks();
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)!.slice(0, 2)).toEqual([agent.id, 'exports.note']);
    expect(JSON.parse(told.at(-1)![2] as string)).toEqual({ kind: [null, 'contacts'], format: [null, 'jsonl'], count: [null, 1] });
    await Array.fromAsync(content);
    await expect(agent.run('exports.note', { export: 'x' })).rejects.toMatchObject({ status: 404 });
    expect((await history.examine({ office: gable.office } as never)).problems).toEqual([]);
  });

  test('is told to principals: who, which, how many', async () => {
    await exported(gable, gable.principal, { filter: 'roles:buyer', words: 'ann' });
    await exported(gable, gable.principal, { kind: 'properties', format: 'xlsx', withRelations: true, archived: 'any' });
    const { data, next } = await listExports(gable.office, gable.principal.caller());
    expect(next).toBe(null);
    expect(data.slice(0, 2)).toMatchObject([
      { by: gable.principal.id, kind: 'properties', format: 'xlsx', count: 1, filter: null, archived: 'any', relations: 'yes' },
      { by: gable.principal.id, kind: 'contacts', format: 'csv', count: 1, filter: 'roles:buyer', words: 'ann', relations: null },
    ]);
    expect((await listExports(gable.office, gable.principal.caller(), data[0]!.id)).data[0]).toEqual(data[1]);
    await expect(listExports(gable.office, agent.caller())).rejects.toMatchObject({ status: 403 });
    await expect(listExports(gable.office, gable.principal.caller(), '1; --')).rejects.toMatchObject({ status: 400 });
  });

  test('gives agents what they hold, and nothing where the agency says so', async () => {
    expect(await names(agent)).toEqual(['Bob']);
    expect(await csv(agent, { kind: 'properties' })).toHaveLength(1);
    expect(await names(await gable.hire('assistant'))).toEqual([]);
    await gable.permit('agent', 'contacts', { export: 'none' });
    await expect(exported(gable, agent)).rejects.toMatchObject({ status: 403, code: 'command.notPermitted' });
    await gable.permit('agent', 'contacts', { export: 'own', read: 'agency' });
    expect(await names(agent)).toEqual(['Bob']);
    await gable.permit('agent', 'contacts', { read: 'none', change: 'none' });
    await expect(exported(gable, agent)).rejects.toMatchObject({ status: 403 });
    await gable.permit('agent', 'contacts', { read: 'own', change: 'own' });
  });

  test('gives everything with its relations where that is asked', async () => {
    const [headings, row] = await csv(gable.principal, { kind: 'properties', withRelations: true, headings: 'names', fields: ['sellers', 'holder', 'id'] });
    expect(headings).toBe('sellers.id,sellers,holder.id,holder,id');
    expect(row).toMatch(new RegExp(`^${ann.id},Ann Archer,${gable.principal.id},Petra Principal,\\w{26}$`));
    const [home] = JSON.parse((await exported(gable, gable.principal, { kind: 'properties', format: 'json', withRelations: true })).toString()) as Record<string, unknown>[];
    expect(home).toMatchObject({ sellers: [{ id: ann.id, title: 'Ann Archer' }], livingArea: 185.81, listPrice: { amount: 90_000_050 }, archivedAt: null });
    expect(JSON.parse((await exported(gable, gable.principal, { filter: 'firstName:Nobody', format: 'json' })).toString())).toEqual([]);
  });

  test('gives the notes and tasks about each record with its relations, and leaves them out when it comes back', async () => {
    const { id } = await gable.principal.create('properties', { unparsedAddress: '7 Notes Rd' });
    await gable.principal.create('notes', { text: 'Quiet street.\nThe roof is new.', about: `properties/${id}` });
    await gable.principal.create('tasks', { title: 'Measure the garden', about: `properties/${id}`, dueAt: '2026-12-01T10:00:00Z' });
    const asked = { kind: 'properties', words: '7 Notes', withRelations: true } as const;
    const [home] = JSON.parse((await exported(gable, gable.principal, { ...asked, format: 'json' })).toString()) as Record<string, unknown>[];
    expect(home).toMatchObject({ notesAbout: [{ text: 'Quiet street.\nThe roof is new.', by: 'Petra Principal' }], tasksAbout: [{ title: 'Measure the garden', doneAt: null }] });
    const table = (await exported(gable, gable.principal, { ...asked, locale: 'en' })).toString();
    expect(table).toContain('Notes about it,Tasks about it');
    expect(table).toMatch(/"\d{4}-\d\d-\d\d Petra Principal: Quiet street.\nThe roof is new.",☐ 2026-12-01 Petra Principal: Measure the garden/);
    for (const locale of ['en', 'he', 'el', 'fa'] as const) for (const format of ['csv', 'xlsx', 'json'] as const) {
      const { state } = await importText(gable, gable.principal, { kind: 'properties', text: await exported(gable, gable.principal, { ...asked, locale, format }), duplicates: 'make', onlyJudge: true });
      expect(state).toMatchObject({ toCreate: 1, refused: 0 });
      expect(state.mapping!.columns.slice(-2).map(({ field }) => field)).toEqual([null, null]);
    }
    await gable.principal.run('properties.archive', { id });
  });

  test('gives people as cards, which come back as they were', async () => {
    const cards = (await exported(gable, gable.principal, { format: 'vcard', filter: 'firstName:Ann' })).toString();
    expect(cards).toContain('FN:Ann Archer\r\nN:Archer;Ann;;;\r\nTEL;TYPE=cell:+12065550100\r\n');
    const { job } = await importText(gable, gable.principal, { kind: 'contacts', text: cards, duplicates: 'make' });
    expect(await gable.principal.list('contacts', { sort: ['-createdAt'], limit: 1 })).toMatchObject([{ title: 'Ann Archer', birthday: '1980-02-29', phones: [{ label: 'mobile', e164: '+12065550100' }] }]);
    await gable.principal.run('imports.undo', { import: job });
    await gable.office.jobs.finish(job);
    await expect(exported(gable, gable.principal, { kind: 'properties', format: 'vcard' })).rejects.toMatchObject({ code: 'export.noCards' });
  });

  test('gives cards whose labels come back as they were, whatever they are', async () => {
    const labels = [undefined, 'mobile', 'work', 'home', 'fax', 'constructor', '__proto__', 'Work', 'cell', 'office', 'της μαμάς', 'day (or night)', 'a;b', '2nd'];
    const told = (label: string | undefined, one: object) => (label === undefined ? one : { label, ...one });
    const values = {
      phones: labels.map((label, index) => told(label, { typed: `+1206555${1_000 + index}` })),
      emails: labels.map((label, index) => told(label, { address: `label${index}@archer.test` })),
      addresses: labels.map((label, index) => told(label, { street: `${index} Elm St`, city: 'Ithaca' })),
    };
    const { id } = await gable.principal.create('contacts', { firstName: 'Lena', lastName: 'Label', ...values });
    const cards = (await exported(gable, gable.principal, { format: 'vcard', filter: 'lastName:Label' })).toString();
    expect(cards).not.toContain('function');
    await gable.principal.run('contacts.archive', { id });
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: cards, duplicates: 'make' });
    expect(state).toMatchObject({ created: 1, refused: 0 });
    const [back] = await gable.principal.list('contacts', { words: 'label', sort: ['-createdAt'], limit: 1 });
    expect((back!.phones as { label?: string; e164: string }[]).map(({ label, e164 }) => told(label, { typed: e164 }))).toEqual(values.phones);
    expect(back).toMatchObject({ emails: values.emails, addresses: values.addresses });
    await gable.principal.run('contacts.archive', { id: back!.id });
  });

  test('lets nobody have many on their way at once, and forgets those that were left', async () => {
    const start = async (): Promise<Readable> => (await gable.office.exports.start(agent.caller(), 'contacts', { format: 'csv', query: {} })).content;
    const begun = [await start(), await start(), await start()];
    await expect(start()).rejects.toMatchObject({ status: 429 });
    for (const content of begun) content.destroy();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await Array.fromAsync(await start())).not.toEqual([]);
  });
});
