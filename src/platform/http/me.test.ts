import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => {
  gable = await serveTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const current = 'seven grey herons wade';
const next = 'eight brown otters swim';

test('a member changes their own password, stays signed in, and is signed out elsewhere', async () => {
  const here = await gable.browser();
  expect(await here.ask('POST', 'me/password', { body: { current: 'something else entirely', next } })).toMatchObject({ status: 422, body: { code: 'wrongPassword', fields: { current: expect.any(String) } } });
  expect(await here.ask('POST', 'me/password', { body: { current, next: 'short' } })).toMatchObject({ status: 422, body: { code: 'password.tooShort' } });
  const changed = await here.ask('POST', 'me/password', { body: { current, next } });
  expect(changed.status).toBe(200);
  expect((await here.ask('GET', 'workbench')).status).toBe(401);
  const cookie = changed.headers.get('set-cookie')!.split(';')[0]!;
  expect(cookie).not.toBe(here.cookie);
  expect((await gable.anyone('GET', 'workbench', { headers: { cookie, origin: gable.url } })).status).toBe(200);
});

test('a member makes tokens, sees which there are, and revokes them', async () => {
  const { ask } = await gable.browser();
  expect(await ask('POST', 'me/tokens', { body: { name: 'n'.repeat(81) } })).toMatchObject({ status: 422 });
  const { status, body: { data: { id, token } } } = await ask('POST', 'me/tokens', { body: { name: 'Website' } });
  expect(status).toBe(201);
  const byToken = { headers: { authorization: `Bearer ${token}` } };
  expect(await gable.anyone('GET', 'me/tokens', byToken)).toMatchObject({ status: 200, body: { data: expect.arrayContaining([{ id, name: 'Website', scopes: null, createdAt: expect.any(String), usedAt: null, endsAt: expect.any(String) }]) } });
  expect(JSON.stringify((await ask('GET', 'me/tokens')).body)).not.toContain(token);
  const colleague = await gable.hire('principal');
  expect(await colleague.ask('DELETE', `me/tokens/${id}`)).toMatchObject({ status: 404 });
  expect(await ask('DELETE', `me/tokens/${id}`)).toMatchObject({ status: 204 });
  expect(await gable.anyone('GET', 'me/tokens', byToken)).toMatchObject({ status: 401 });
});

test('a member sees where they are signed in, and signs out of one of them', async () => {
  const { ask, cookie } = await gable.browser();
  const { body: { member: { email } } } = await ask('GET', 'workbench');
  const { headers } = await gable.anyone('POST', 'session', { body: { email, password: current }, headers: { origin: gable.url } });
  const elsewhere = headers.get('set-cookie')!.split(';')[0]!;
  const { body: { data } } = await ask('GET', 'me/sessions');
  expect(data).toHaveLength(2);
  const [here, there] = [data.find(({ isThis }: { isThis: boolean }) => isThis), data.find(({ isThis }: { isThis: boolean }) => !isThis)];
  expect(here).toMatchObject({ createdAt: expect.any(String), usedAt: expect.any(String) });
  expect(JSON.stringify(data)).not.toContain(cookie.split('=')[1]);
  expect(await ask('DELETE', `me/sessions/${there.id}`)).toMatchObject({ status: 204 });
  expect(await gable.anyone('GET', 'workbench', { headers: { cookie: elsewhere, origin: gable.url } })).toMatchObject({ status: 401 });
  expect(await ask('GET', 'workbench')).toMatchObject({ status: 200 });
  const colleague = await gable.hire('principal');
  expect(await colleague.ask('DELETE', `me/sessions/${here.id}`)).toMatchObject({ status: 403 });
  expect(await ask('DELETE', `me/sessions/${there.id}`)).toMatchObject({ status: 404 });
});

test('a token neither makes another one nor changes the password', async () => {
  const agent = await gable.hire('agent');
  expect(await agent.ask('POST', 'me/tokens', { body: { name: 'More' } })).toMatchObject({ status: 403 });
  expect(await agent.ask('POST', 'me/password', { body: { current, next } })).toMatchObject({ status: 403 });
});

test('a link is good still after a name that can’t be', async () => {
  const { body } = await gable.asPrincipal('POST', 'commands/members.invite', { body: { email: 'nina@harbour.test', title: 'Nina', role: 'agent' } });
  const address = `links/${body.data.link.split('/').at(-1)}`;
  expect(await gable.anyone('POST', address, { body: { password: next, name: 'n'.repeat(300) } })).toMatchObject({ status: 422, body: { fields: { name: expect.any(String) } } });
  expect(await gable.anyone('POST', address, { body: { password: next, name: 'Nina Novak' } })).toMatchObject({ status: 200 });
});
