import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type ServedOffice } from '../testing/servedOffice.ts';
import { serve } from './serve.ts';

let gable: ServedOffice;
beforeAll(async () => void (gable = await serveTestOffice()));
afterAll(() => gable[Symbol.asyncDispose]());
const get = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(gable.url + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test('it says that it is alive, and that its database answers', async () => {
  expect(await get('/healthz')).toMatchObject({ status: 200 });
  expect(await get('/readyz')).toMatchObject({ status: 200 });
});

test('it tells its figures by route, never by record', async () => {
  const { body } = await gable.asPrincipal('POST', 'contacts', { body: { firstName: 'Ann' } });
  await gable.asPrincipal('GET', `contacts/${body.data.id}`);
  const { text } = await get('/metrics');
  expect(text).toMatch(/^gable_http_requests_total\{route="\/api\/v1\/:kind\/:id",method="GET",status="200"\} 1$/m);
  expect(text).toMatch(/^gable_http_request_seconds_bucket\{route="\/api\/v1\/:kind",le="\+Inf"\} \d+$/m);
  expect(text).toMatch(/^gable_commands_total\{command="contacts.create",outcome="done"\} 1$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toContain(body.data.id);
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/);
});

test('pages are Kit’s, and so is nothing else', async () => {
  expect(await get('/contacts')).toMatchObject({ status: 200, text: 'a page' });
  expect(await get('/api/v1/nonsense')).toMatchObject({ status: 401 });
  expect(await get('/api/v2/contacts')).toMatchObject({ status: 404 });
  expect(await get('/api')).toMatchObject({ status: 200, text: 'a page' });
});

test('a port that somebody else has is told in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const pages = (): void => {};
  await expect(serve(gable.office, { host: '127.0.0.1', port, pages })).rejects.toMatchObject({ code: 'serve.portTaken', values: { port: String(port) } });
  await expect(serve(gable.office, { host: '203.0.113.1', port: 0, pages })).rejects.toMatchObject({ code: 'serve.noSuchHost' });
  other.close();
});

test('pages that are rendered in the process ask the same API', async () => {
  const { cookie } = await gable.browser();
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    gable.office.http.answer(new Request(`${gable.url}/api/v1/${path}`, init), { address: '127.0.0.1', cookie });
  const answer = await ask('workbench');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ member: { id: gable.principal.id } });
  expect((await ask('contacts', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(403);
  expect((await ask('contacts', { method: 'POST', body: '{"firstName":"Ann"}', headers: { 'content-type': 'application/json', origin: gable.url } })).status).toBe(201);
});
