import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveTestOffice, type Ask, type Reply, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
let home: string;
let deal: string;
beforeAll(async () => {
  gable = await serveTestOffice();
  home = (await gable.asPrincipal('POST', 'properties', { body: { unparsedAddress: '12 Elm St' } })).body.data.id;
  deal = (await gable.asPrincipal('POST', 'deals', { body: { title: 'Elm', properties: [home] } })).body.data.id;
});
afterAll(() => gable[Symbol.asyncDispose]());

/** Asks with a token of the principal's that may do only this. */
async function tokenFor(...scopes: string[]): Promise<Ask> {
  const token = await gable.office.auth.tokens.create({ agency: gable.agency, member: gable.principal.id, name: scopes.join(), scopes });
  return (method, path, asking) => gable.anyone(method, path, { ...asking, headers: { ...asking?.headers, authorization: `Bearer ${token}` } });
}
const missing = (scope: string) => ({ status: 403, body: { code: 'scopeMissing', detail: expect.stringContaining(scope) } });

test('a token reads what its scopes name, and is told which one it lacks', async () => {
  const ask = await tokenFor('contacts:read');
  expect(await ask('GET', 'contacts')).toMatchObject({ status: 200 });
  expect(await ask('GET', 'contacts/count')).toMatchObject({ status: 200 });
  expect(await ask('POST', 'contacts', { body: { firstName: 'Ann' } })).toMatchObject(missing('contacts:write'));
  expect(await ask('DELETE', 'contacts?q=Ann')).toMatchObject(missing('contacts:write'));
  expect(await ask('GET', `properties/${home}`)).toMatchObject(missing('properties:read'));
  expect(await ask('GET', 'contacts/export')).toMatchObject(missing('export'));
  expect(await ask('GET', 'workbench')).toMatchObject(missing('read'));
  expect(await ask('GET', 'events')).toMatchObject(missing('read'));
  expect(await ask('POST', 'commands/contacts.create', { body: { firstName: 'Ann' } })).toMatchObject(missing('commands:contacts.create'));
  expect(await ask('GET', 'me/tokens')).toMatchObject(missing('*'));
});

test('what a record names of another kind is not told to a token that may not read that', async () => {
  const [whole, narrow] = [await tokenFor('read'), await tokenFor('deals:read')];
  const titles = ({ body }: Reply): string => JSON.stringify(body.data);
  expect(titles(await whole('GET', `deals/${deal}?include=properties`))).toContain('12 Elm St');
  expect(titles(await narrow('GET', `deals/${deal}?include=properties`))).not.toContain('12 Elm St');
});

test('writing a kind takes its own scope, and brings reading of it along', async () => {
  const ask = await tokenFor('deals:write');
  expect(await ask('PATCH', `deals/${deal}`, { body: { title: 'Elm Street', properties: [home] } })).toMatchObject({ status: 200 });
  expect(await ask('GET', `deals/${deal}`)).toMatchObject({ status: 200 });
  expect(await ask('POST', 'commands/deals.moveToStage', { body: { deal, stage: 'proposal' } })).toMatchObject({ status: 200 });
  expect(await ask('POST', 'commands/deals.changePipeline', { body: { stages: [] } })).toMatchObject(missing('admin'));
  expect(await ask('POST', 'commands/records.changeMany', { body: { records: 'contacts', action: 'archive' } })).toMatchObject({ status: 403 });
  expect(await ask('POST', 'contacts', { body: { firstName: 'Ann' } })).toMatchObject(missing('contacts:write'));
});

test('a command can be given alone', async () => {
  const ask = await tokenFor('commands:deals.moveToStage');
  expect(await ask('POST', 'commands/deals.moveToStage', { body: { deal, stage: 'inquiry' } })).toMatchObject({ status: 200 });
  expect(await ask('PATCH', `deals/${deal}`, { body: { title: 'Other' } })).toMatchObject(missing('deals:write'));
  expect(await ask('GET', `deals/${deal}`)).toMatchObject(missing('deals:read'));
});

test('to write everything is not to look after the agency', async () => {
  const [writes, leads] = [await tokenFor('write'), await tokenFor('admin')];
  const invite = { body: { email: 'nina@harbour.test', title: 'Nina', role: 'agent' } };
  expect(await writes('POST', 'commands/members.invite', invite)).toMatchObject(missing('admin'));
  expect(await writes('PATCH', `members/${gable.principal.id}`, { body: { title: 'Other' } })).toMatchObject(missing('members:write'));
  expect(await writes('POST', 'commands/agency.change', { body: { name: 'Other' } })).toMatchObject(missing('admin'));
  expect(await leads('POST', 'commands/members.invite', invite)).toMatchObject({ status: 200 });
  expect(await leads('POST', 'contacts', { body: { firstName: 'Ann' } })).toMatchObject(missing('contacts:write'));
});

test('a scope gives nothing that its owner may not do', async () => {
  const agent = await gable.hire('agent');
  const { tokens } = gable.office.auth;
  const token = await tokens.create({ agency: gable.agency, member: agent.id, name: 'Script', scopes: ['admin', 'read'] });
  const headers = { authorization: `Bearer ${token}` };
  expect(await gable.anyone('POST', 'commands/agency.change', { body: { name: 'Mine' }, headers })).toMatchObject({ status: 403, body: { code: 'command.notPermitted' } });
});

test('only scopes that there are can be given, and a token ends after 90 days, or when it is said, or never', async () => {
  const { ask } = await gable.browser();
  for (const scopes of [[], ['everything'], ['nothings:read'], ['commands:no.such'], [7], 'read']) {
    expect(await ask('POST', 'me/tokens', { body: { name: 'Wrong', scopes } })).toMatchObject({ status: 422, body: { fields: { scopes: expect.any(String) } } });
  }
  expect(await ask('POST', 'me/tokens', { body: { name: 'Right', scopes: ['read', 'commands:deals.moveToStage', 'read'] } })).toMatchObject({ status: 201, body: { data: { scopes: ['commands:deals.moveToStage', 'read'] } } });

  const days = async (given: Record<string, unknown>): Promise<number | null> => {
    const { body: { data } } = await ask('POST', 'me/tokens', { body: { name: 'Web site', ...given } });
    return data.endsAt && Math.round((Date.parse(data.endsAt) - Date.now()) / 864e5);
  };
  expect([await days({}), await days({ days: 7 }), await days({ days: null })]).toEqual([90, 7, null]);
  for (const wrong of [0, 1.5, 4000, '7']) expect(await ask('POST', 'me/tokens', { body: { name: 'Web site', days: wrong } })).toMatchObject({ status: 422, body: { fields: { days: expect.any(String) } } });
  const { body: { data: { token } } } = await ask('POST', 'me/tokens', { body: { name: 'Short', days: 1 } });
  const bearing = { headers: { authorization: `Bearer ${token}` } };
  expect((await gable.anyone('GET', 'contacts', bearing)).status).toBe(200);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 864e5 });
  expect(await gable.anyone('GET', 'contacts', bearing)).toMatchObject({ status: 401, body: { code: 'tokenEnded' } });
  vi.useRealTimers();
});

test('who is not let in any more is told why', async () => {
  const code = async (asked: Promise<Reply>): Promise<unknown> => (await asked).body.code;
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  expect(await code(gable.anyone('GET', 'contacts'))).toBe('signIn.needed');
  expect(await code(gable.anyone('GET', 'contacts', bearer(`gable_${'A'.repeat(43)}`)))).toBe('tokenUnknown');
  expect(await code(gable.anyone('GET', 'contacts', bearer('nonsense')))).toBe('tokenUnknown');
  const here = await gable.browser();
  const { body: { data: { id, token } } } = await here.ask('POST', 'me/tokens', { body: { name: 'Gone' } });
  await here.ask('DELETE', `me/tokens/${id}`);
  expect(await code(gable.anyone('GET', 'contacts', bearer(token)))).toBe('tokenRevoked');
  const there = await gable.browser();
  expect(await code(here.ask('GET', 'workbench'))).toBe('passwordChanged');
  await there.ask('DELETE', 'sessions');
  expect(await code(there.ask('GET', 'workbench'))).toBe('signedOutEverywhere');
  const nobody = gable.anyone('GET', 'workbench', { headers: { cookie: `__Host-gable=${'A'.repeat(43)}`, origin: gable.url } });
  expect(await code(nobody)).toBe('sessionEnded');
});

test('who was suspended or has other rights since is told that', async () => {
  const colleague = await gable.hire('manager');
  const { data } = await gable.office.commands.run(gable.office.agencies.office(gable.agency), 'members.resetPassword', { id: colleague.id });
  const { headers } = await gable.anyone('POST', `links/${(data as { link: string }).link.split('/').at(-1)!}`, { body: { password: 'nine white swans wait' } });
  const cookie = { headers: { cookie: headers.get('set-cookie')!.split(';')[0]!, origin: gable.url } };
  expect((await gable.anyone('GET', 'contacts', cookie)).status).toBe(200);
  await gable.principal.run('members.change', { id: colleague.id, role: 'agent' });
  expect(await gable.anyone('GET', 'contacts', cookie)).toMatchObject({ status: 401, body: { code: 'roleChanged' } });
  await gable.principal.run('members.suspend', { id: colleague.id });
  expect(await gable.anyone('GET', 'contacts', cookie)).toMatchObject({ status: 401, body: { code: 'suspended' } });
  expect(await colleague.ask('GET', 'contacts')).toMatchObject({ status: 401, body: { code: 'suspended' } });
});
