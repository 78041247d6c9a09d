import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('who sees what on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  let manager: TestMember;
  let client: { id: string };
  let home: { id: string };

  beforeAll(async () => {
    gable = await open();
    const team = await gable.principal.create('teams', { title: 'North' });
    dana = await gable.hire('agent', team.id);
    manager = await gable.hire('manager', team.id);
    omer = await gable.hire('agent');
    client = await dana.create('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: [{ typed: '206-555-0142' }], lastContactAt: '2026-11-20T09:00:00Z' });
    home = await dana.create('properties', { unparsedAddress: '14 Elm St', listPrice: { amount: 50_000_000, currency: 'USD' }, privateRemarks: 'Seller in a hurry', sellers: [client.id] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('an agent sees their own client whole', async () => {
    expect(await dana.get('contacts', client.id)).toMatchObject({ lastName: 'Levi', phones: [{ e164: '+12065550142' }] });
  });

  test('of a colleague’s client one sees that they exist, whose they are and when they were last spoken to, and nothing more', async () => {
    const seen = await omer.get('contacts', client.id);
    expect(seen).toMatchObject({ title: 'Ruth Levi', holder: dana.id, lastContactAt: '2026-11-20T09:00:00.000Z', glimpse: true });
    expect(Object.keys(seen).sort()).toEqual(['archivedAt', 'glimpse', 'holder', 'id', 'lastContactAt', 'revision', 'title']);
  });

  test('what is hidden is not told by what a filter, a sort or a search finds', async () => {
    expect(await omer.list('contacts', { filter: parseFilter('phones:+12065550142') })).toEqual([]);
    expect(await omer.list('contacts', { filter: parseFilter('-lastName:Cohen') })).toEqual([]);
    expect(await omer.list('contacts', { sort: ['lastName'] })).toEqual([]);
    expect(await omer.list('contacts', { words: '2065550142' })).toEqual([]);
    expect(await dana.list('contacts', { filter: parseFilter('phones:+12065550142') })).toHaveLength(1);
  });

  test('a colleague’s client is found by name, so that nobody is entered twice', async () => {
    expect(await omer.list('contacts', { words: 'levi' })).toMatchObject([{ title: 'Ruth Levi', glimpse: true }]);
    const { data } = await omer.run('contacts.findSame', { phones: [{ typed: '(206) 555 0142' }] });
    expect(data).toEqual([{ id: client.id, title: 'Ruth Levi', holder: dana.id, lastContactAt: '2026-11-20T09:00:00.000Z', archivedAt: null }]);
  });

  test('nor is more told of them to who asks for a number', async () => {
    const { id } = await dana.create('contacts', { phones: ['206-555-0188'], emails: ['quiet@x.test'] });
    const same = async () => (await omer.run('contacts.findSame', { emails: ['quiet@x.test'] })).data as { id: string; title: string }[];
    expect(await same()).toMatchObject([{ id, title: '' }]);
    const before = await gable.permit('agent', 'contacts', { outline: false });
    expect(await same()).toEqual([]);
    await gable.principal.run('roles.change', { id: 'agent', rights: before });
  });

  test('a manager sees the team’s clients, the principal all', async () => {
    expect(await manager.get('contacts', client.id)).toMatchObject({ lastName: 'Levi' });
    expect(await gable.principal.get('contacts', client.id)).toMatchObject({ lastName: 'Levi' });
  });

  test('the whole agency sees a home, and only by right its private remarks and its sellers', async () => {
    const seen = await omer.get('properties', home.id);
    expect(seen).toMatchObject({ title: '14 Elm St', listPrice: { amount: 50_000_000 } });
    expect(seen).not.toHaveProperty('privateRemarks');
    expect(seen).not.toHaveProperty('sellers');
    expect(await dana.get('properties', home.id)).toMatchObject({ privateRemarks: 'Seller in a hurry', sellers: [{ id: client.id }] });
    expect(await omer.list('properties', { filter: parseFilter('has:privateRemarks') })).toEqual([]);
  });

  test('who may read but not write is refused, and nothing is written', async () => {
    await expect(omer.run('properties.change', { id: home.id, city: 'Tacoma' })).rejects.toMatchObject({ code: 'record.notYours', status: 403 });
    await expect(omer.run('contacts.archive', { id: client.id })).rejects.toMatchObject({ status: 403 });
    expect(await dana.get('properties', home.id)).toMatchObject({ city: null, revision: 1 });
  });

  test('a deal is its holder’s, and looks to others as if it were not there', async () => {
    const deal = await dana.create('deals', { title: 'Levi sells', people: [{ id: client.id, role: 'seller' }] });
    await expect(omer.get('deals', deal.id)).rejects.toMatchObject({ code: 'record.notFound', status: 404 });
    await expect(omer.run('deals.change', { id: deal.id, title: 'Mine' })).rejects.toMatchObject({ code: 'record.notFound', status: 404 });
    expect(await omer.list('deals')).toEqual([]);
    expect(await manager.list('deals')).toHaveLength(1);
  });

  test('sums leave out what may not be seen', async () => {
    const groups = await gable.office.records.aggregate(omer.caller(), 'deals', { by: ['stage'], sum: ['value'] });
    expect(groups).toEqual([]);
  });

  test('«why can I see this?» is answered', async () => {
    const { records } = gable.office;
    expect(await records.access(omer.caller(), 'contacts', client.id)).toMatchObject({ reasons: [{ code: 'access.outline' }], mayWrite: false });
    expect(await records.access(dana.caller(), 'contacts', client.id)).toMatchObject({ reasons: [{ code: 'access.own' }], mayWrite: true, fields: { hidden: [] } });
    expect(await records.access(manager.caller(), 'contacts', client.id)).toMatchObject({ reasons: [{ code: 'access.team' }] });
  });

  test('somebody who is called by their number is not called so to others', async () => {
    const nameless = await dana.create('contacts', { phones: ['206-555-0177'] });
    expect((await dana.get('contacts', nameless.id)).title).toBe('206-555-0177');
    expect((await omer.get('contacts', nameless.id)).title).toBe('');
    expect(await omer.list('contacts', { words: '206-555-0177' })).toEqual([]);
  });

  test('who may write none of a kind may not add to it', async () => {
    await gable.permit('agent', 'properties', { read: 'agency', create: 'none', change: 'none' });
    await expect(omer.create('properties', { unparsedAddress: '1 No St' })).rejects.toMatchObject({ status: 403, code: 'record.mayNotCreate' });
  });

  test('nobody is told a colleague’s preferences', async () => {
    await gable.principal.run('members.changePreferences', { preferences: { theme: 'dark' } });
    expect(await omer.get('members', gable.principal.id)).not.toHaveProperty('preferences');
    await expect(omer.list('members', { fields: ['user'] })).rejects.toMatchObject({ status: 400 });
  });

  test('an agency can change who sees what', async () => {
    await gable.permit('agent', 'deals', { read: 'agency' });
    expect(await omer.list('deals')).toHaveLength(1);
    await expect(gable.permit('principal', 'deals', { read: 'own' })).rejects.toMatchObject({ code: 'roles.fixed', status: 409 });
  });
});
