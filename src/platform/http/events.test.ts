import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ChangeEvent } from '@gable/api';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => void (gable = await serveTestOffice()));
afterAll(() => gable[Symbol.asyncDispose]());

/** Listens as somebody, and hears what comes. */
async function listen(headers: Record<string, string>) {
  const leave = new AbortController();
  const response = await fetch(`${gable.url}/api/v1/events`, { headers, signal: leave.signal });
  let heard = '';
  const ended = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) heard += chunk;
  })().catch(() => {});
  const events = (): ChangeEvent[] => [...heard.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as ChangeEvent);
  return {
    response, ended, events, text: () => heard, leave: () => leave.abort(),
    until: (wanted: (text: string) => boolean) => expect.poll(() => wanted(heard), { timeout: 10_000, interval: 10 }).toBe(true),
  };
}
const bearer = async (member = gable.principal.id): Promise<{ authorization: string }> => ({ authorization: `Bearer ${await gable.tokenOf(gable.agency, member)}` });
const add = async (firstName = 'Ann'): Promise<string> => (await gable.asPrincipal('POST', 'contacts', { body: { firstName } })).body.data.id;

test('a change is told to whoever listens, with a number to go on from', async () => {
  const stream = await listen(await bearer());
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  await stream.until((text) => text.includes('event: started'));
  const id = await add();
  await stream.until(() => stream.events().some((event) => event.id === id));
  const event = stream.events().find((one) => one.id === id)!;
  expect(event).toMatchObject({ kind: 'contacts', action: 'created', by: gable.principal.id, revision: 1 });
  expect(stream.text()).toContain(`id: ${event.sequence}\ndata: `);
  stream.leave();
});

test('who comes back is told what happened meanwhile, once and in order', async () => {
  const stream = await listen(await bearer());
  await stream.until((text) => text.includes('event: started'));
  const first = await add('First');
  await stream.until(() => stream.events().some(({ id }) => id === first));
  const last = stream.events().at(-1)!.sequence;
  stream.leave();
  const missed = [await add('Second'), await add('Third')];

  const again = await listen({ ...(await bearer()), 'last-event-id': String(last) });
  await again.until(() => again.events().length >= 2);
  const fourth = await add('Fourth');
  await again.until(() => again.events().length >= 3);
  expect(again.events().map(({ id }) => id)).toEqual([...missed, fourth]);
  again.leave();
});

test('who has read a page is told what changed since, however late they begin to listen', async () => {
  const headers = await bearer();
  const { changes } = (await gable.asPrincipal('GET', 'workbench')).body;
  const id = await add('Meanwhile');
  const stream = await listen({ ...headers, 'last-event-id': String(changes) });
  await stream.until(() => stream.events().some((event) => event.id === id));
  expect(stream.events().every(({ sequence }) => sequence > changes)).toBe(true);
  stream.leave();
});

test('who knows of a later number than there is starts afresh', async () => {
  const stream = await listen({ ...(await bearer()), 'last-event-id': '999999999' });
  await stream.until((text) => text.includes('event: missed'));
  stream.leave();
});

test('nobody hears of what they may not see', async () => {
  const agent = await gable.hire('agent');
  const stream = await listen(await bearer(agent.id));
  await stream.until((text) => text.includes('event: started'));
  const { body } = await gable.asPrincipal('POST', 'deals', { body: { title: 'Hers alone', side: 'buyer' } });
  const own = (await agent.ask('POST', 'deals', { body: { title: 'Their own', side: 'buyer' } })).body.data.id;
  await stream.until(() => stream.events().some(({ id }) => id === own));
  expect(stream.events().map(({ id }) => id)).not.toContain(body.data.id);
  stream.leave();
});

test('a stream ends with its member’s membership', async () => {
  const agent = await gable.hire('agent');
  const stream = await listen(await bearer(agent.id));
  await stream.until((text) => text.includes('event: started'));
  await gable.office.commands.run(gable.office.agencies.office(gable.agency), 'members.suspend', { id: agent.id });
  await add();
  await stream.ended;
});

test('a stream ends at once with its session', async () => {
  const { cookie, ask } = await gable.browser();
  const stream = await listen({ cookie });
  await stream.until((text) => text.includes('event: started'));
  await ask('DELETE', 'session');
  await stream.ended;
});

test('whoever is not signed in costs the streams of the others nothing by signing out', async () => {
  const stream = await listen(await bearer());
  await stream.until((text) => text.includes('event: started'));
  const read = vi.spyOn(gable.office.engine, 'read');
  expect(await gable.anyone('DELETE', 'session')).toMatchObject({ status: 204 });
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
  stream.leave();
});

test('a stream ends at once with its token', async () => {
  const { ask } = await gable.browser();
  const { id, token } = (await ask('POST', 'me/tokens', { body: { name: 'calendar' } })).body.data;
  const stream = await listen({ authorization: `Bearer ${token}` });
  await stream.until((text) => text.includes('event: started'));
  await ask('DELETE', `me/tokens/${id}`);
  await stream.ended;
});

test('a member has no more streams than windows', async () => {
  const agent = await gable.hire('agent');
  const headers = await bearer(agent.id);
  const streams = await Promise.all(Array.from({ length: 12 }, () => listen(headers)));
  expect(await agent.ask('GET', 'events')).toMatchObject({ status: 429, body: { code: 'events.tooMany' } });
  for (const { leave } of streams) leave();
  await expect.poll(async () => {
    const stream = await listen(headers);
    stream.leave();
    return stream.response.status;
  }).toBe(200);
});
