import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestOffice, type TestMember, type TestOffice } from '@gable/api/testing';
import { readLine } from '../oneLine.ts';

let gable: TestOffice;
let dana: TestMember;
let eli: TestMember;

beforeEach(async () => {
  gable = await openTestOffice();
  [dana, eli] = [await gable.hire('agent'), await gable.hire('agent')];
});
afterEach(async () => {
  vi.useRealTimers();
  await gable[Symbol.asyncDispose]();
});

const asOffice = (command: string, input: Record<string, unknown>) => gable.office.commands.run(gable.office.agencies.office(gable.agency), command, input);
const comes = async (values: Record<string, unknown> = {}): Promise<any> =>
  (await asOffice('leads.create', { firstName: 'Ruth', phones: ['+12065550142'], channel: 'form', ...values })).data;
const lead = (id: string): Promise<any> => gable.principal.get('leads', id);

test('a lead that comes by itself goes to whoever has waited longest, and says why', async () => {
  const [first, second, third] = [await comes(), await comes(), await comes()];
  expect(new Set([first.holder, second.holder])).toEqual(new Set([dana.id, eli.id]));
  expect(third.holder).toBe(first.holder);
  expect(first).toMatchObject({ status: 'new', assignment: { code: 'turn', among: 2 }, givenAt: expect.any(String), answerBy: expect.any(String) });
});

test('a known client’s lead goes to whoever knows them', async () => {
  const client = await dana.create('contacts', { contactKind: 'person', firstName: 'Ruth', lastName: 'Levi', phones: ['206 555 0142'] });
  for (let count = 0; count < 3; count += 1) expect(await comes()).toMatchObject({ holder: dana.id, contact: client.id, assignment: { code: 'theirClient' } });
});

test('who asks about a home comes to the one who sells it', async () => {
  const home = await eli.create('properties', { unparsedAddress: '14 Elm St', standardStatus: 'Active' });
  for (let count = 0; count < 3; count += 1) expect(await comes({ property: home.id })).toMatchObject({ holder: eli.id, assignment: { code: 'theirListing' } });
});

test('who writes in Hebrew comes to whoever speaks it', async () => {
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
  await gable.principal.run('leads.changeRouting', { settings: { hours, answerMinutes: 30, takers: { [eli.id]: { takes: true, languages: ['he'], interests: [], most: null } } } });
  for (let count = 0; count < 3; count += 1) expect(await comes({ firstName: 'רות' })).toMatchObject({ holder: eli.id, preferredLanguage: 'he', assignment: { code: 'turn', heeded: ['language'] } });
});

test('whoever has as many open ones as they take gets no more', async () => {
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
  await gable.principal.run('leads.changeRouting', { settings: { hours, answerMinutes: 30, takers: { [eli.id]: { takes: true, languages: [], interests: [], most: 1 } } } });
  const given = [await comes(), await comes(), await comes(), await comes()];
  expect(given.filter(({ holder }) => holder === eli.id)).toHaveLength(1);
  await gable.principal.run('leads.discard', { lead: given.find(({ holder }) => holder === eli.id).id, reason: 'noReply' });
  expect([await comes(), await comes()].map(({ holder }) => holder)).toContain(eli.id);
});

test('what somebody enters is theirs, and no clock runs', async () => {
  expect(await dana.create('leads', { firstName: 'Ruth', phones: ['+12065550142'] })).toMatchObject({ holder: dana.id, channel: 'hand', assignment: null, answerBy: null });
});

test('a lead that nobody answers goes on, and in the end to whoever looks after them', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T18:00:00Z') });
  const { id, holder, answerBy } = await comes();
  const other = holder === dana.id ? eli : dana;
  vi.setSystemTime(new Date('2026-11-23T19:00:01Z'));
  await asOffice('leads.passOn', { lead: id, answerBy });
  const next = await lead(id);
  expect(next).toMatchObject({ holder: other.id, assignment: { code: 'turn', after: [holder] } });
  // Its clock has been set anew, so the first one does nothing more.
  await asOffice('leads.passOn', { lead: id, answerBy });
  expect((await lead(id)).holder).toBe(other.id);
  await asOffice('leads.passOn', { lead: id, answerBy: next.answerBy });
  expect(await lead(id)).toMatchObject({ holder: gable.principal.id, answerBy: null, assignment: { code: 'nobodyAnswered', after: [holder, other.id] } });
  expect(await gable.principal.list('tasks')).toMatchObject([{ about: `leads/${id}`, holder: gable.principal.id, priority: 'high' }]);
});

test('the clock runs by itself', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T18:00:00Z') });
  const { id, holder, answerBy } = await comes();
  expect(answerBy).toBe('2026-11-23T19:00:00.000Z');
  await gable.office.jobs.settled();
  expect((await lead(id)).holder).toBe(holder);
  vi.setSystemTime(new Date('2026-11-23T19:00:01Z'));
  await gable.office.jobs.settled();
  expect((await lead(id)).holder).not.toBe(holder);
});

test('a note stops the clock', async () => {
  const { id, holder, answerBy } = await comes();
  const whose = holder === dana.id ? dana : eli;
  await whose.create('notes', { about: `leads/${id}`, text: 'Left a message.' });
  expect(await lead(id)).toMatchObject({ status: 'contacted', answeredAt: expect.any(String), answeredAfter: 0, answerBy: null });
  await asOffice('leads.passOn', { lead: id, answerBy });
  expect((await lead(id)).holder).toBe(holder);
});

test('a lead becomes a deal with its client, and undo takes all of it back', async () => {
  const home = await eli.create('properties', { unparsedAddress: '14 Elm St', standardStatus: 'Active' });
  const { id } = await comes({ property: home.id, lastName: 'Levi', interest: 'buy', budget: { amount: 50_000_000, currency: 'USD' }, source: 'Portal' });
  const { data, command } = await eli.run('leads.convert', { lead: id, nextStep: 'Show the house' });
  expect(await lead(id)).toMatchObject({ status: 'converted', deal: data.deal, contact: data.contact });
  expect(await eli.get('deals', data.deal)).toMatchObject({ side: 'buyer', people: [{ id: data.contact, role: 'buyer' }], properties: [{ id: home.id }], value: { amount: 50_000_000 }, nextStep: 'Show the house', source: 'Portal', holder: eli.id });
  expect(await eli.get('contacts', data.contact)).toMatchObject({ firstName: 'Ruth', lastName: 'Levi', roles: ['buyer'], phones: [{ e164: '+12065550142' }], holder: eli.id });
  await expect(eli.run('leads.discard', { lead: id, reason: 'other' })).rejects.toMatchObject({ code: 'leads.isOver' });
  await eli.run('history.undo', { command });
  expect(await lead(id)).toMatchObject({ status: 'new', deal: null, contact: null });
});

test('a callback is on a day to come', async () => {
  const { id } = await comes();
  await expect(gable.principal.run('leads.callBack', { lead: id, at: '2020-01-01T10:00:00Z' })).rejects.toMatchObject({ fields: { at: 'leads.callBackIsPast' } });
  await gable.principal.run('leads.callBack', { lead: id, at: '2126-01-01T10:00:00Z' });
  expect(await lead(id)).toMatchObject({ status: 'contacted', callBackAt: '2126-01-01T10:00:00.000Z', nextStepAt: '2126-01-01T10:00:00.000Z' });
});

test('agents see their own leads alone', async () => {
  const { holder } = await comes();
  const [whose, other] = holder === dana.id ? [dana, eli] : [eli, dana];
  expect(await whose.list('leads')).toHaveLength(1);
  expect(await other.list('leads')).toHaveLength(0);
});

test('what was typed in one line is marked as guessed until somebody confirms it', async () => {
  const { values } = readLine('Dana Levi 206 555 0177 3 bedrooms Ballard 650k', { country: 'US', currency: 'USD', cities: ['Ballard'] });
  const { id } = (await dana.run('leads.addLine', { values })).data;
  expect(await lead(id)).toMatchObject({ holder: dana.id, firstName: 'Dana', lastName: 'Levi', bedrooms: 3, place: 'Ballard', budget: { amount: 65_000_000, currency: 'USD' }, guessed: ['firstName', 'lastName', 'phones', 'bedrooms', 'place', 'budget'] });
  await dana.run('leads.change', { id, budget: { amount: 70_000_000, currency: 'USD' }, place: 'Fremont' });
  expect((await lead(id)).guessed).toEqual(['firstName', 'lastName', 'phones', 'bedrooms']);
  await expect(dana.run('leads.addLine', { values: { ...values, holder: eli.id } })).rejects.toMatchObject({ code: 'unknown_field' });
});
