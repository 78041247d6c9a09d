import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type ServedOffice } from '../testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
let id: string;
beforeAll(async () => {
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
  id = (await ask('POST', 'contacts', { body: { firstName: 'Ann', lastName: 'Archer' } })).body.data.id;
});
afterAll(() => gable[Symbol.asyncDispose]());

const tagOf = async (path: string, asker = ask): Promise<string> => (await asker('GET', path)).headers.get('etag')!;
const statusWith = async (path: string, tag: string, asker = ask): Promise<number> => (await asker('GET', path, { headers: { 'if-none-match': tag } })).status;

test('what one has already is what was asked for, not another part of the record', async () => {
  const part = await tagOf(`contacts/${id}?fields=firstName`);
  expect(await statusWith(`contacts/${id}?fields=firstName`, part)).toBe(304);
  expect(await statusWith(`contacts/${id}`, part)).toBe(200);
  expect(await statusWith(`contacts/${id}?include=holder`, await tagOf(`contacts/${id}`))).toBe(200);
  expect(await statusWith(`contacts/${id}?include=holder`, await tagOf(`contacts/${id}?include=holder`))).toBe(304);
});

test('who may see more of the record than before is given it', async () => {
  const agent = await gable.hire('agent');
  const before = await tagOf(`contacts/${id}`, agent.ask);
  expect(await statusWith(`contacts/${id}`, before, agent.ask)).toBe(304);
  await gable.permit('agent', 'contacts', { read: 'agency' });
  expect(await statusWith(`contacts/${id}`, before, agent.ask)).toBe(200);
});

test('either form of the tag is good for a change of the revision that was seen', async () => {
  const tag = await tagOf(`contacts/${id}`);
  const change = (firstName: string, seen: string) => ask('PATCH', `contacts/${id}`, { body: { firstName }, headers: { 'if-match': seen } });
  const changed = await change('Anna', tag);
  expect(changed.status).toBe(200);
  expect(await change('Hanna', tag)).toMatchObject({ status: 412 });
  expect(await change('Hanna', changed.headers.get('etag')!)).toMatchObject({ status: 200 });
});
