import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Presence } from '@gable/api';
import { everyOffice } from '../testing/everyOffice.ts';
import { serveTestOffice, type Ask, type ServedOffice } from './testing/servedOffice.ts';

const outsideRights = {
  others: { read: 'none', create: 'none', change: 'none', archive: 'none', export: 'none', outline: false, fields: {} },
  kinds: { contacts: { read: 'own', create: 'none', change: 'none', archive: 'none', export: 'none', outline: false, fields: {} } }, abilities: [], isOutside: true,
};

describe.each(everyOffice)('presence on $engine', ({ open }) => {
  let gable: ServedOffice;
  let contact: string;
  beforeAll(async () => {
    gable = await serveTestOffice({ open });
    contact = (await gable.asPrincipal('POST', 'contacts', { body: { firstName: 'Ruth' } })).body.data.id;
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  /** Somebody who listens, and says where they are, with the same token. */
  async function person(member: string) {
    const headers = { authorization: `Bearer ${await gable.tokenOf(gable.agency, member)}` };
    const leave = new AbortController();
    const response = await fetch(`${gable.url}/api/v1/events`, { headers, signal: leave.signal });
    let text = '';
    void (async () => {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) text += chunk;
    })().catch(() => {});
    const told = (): Presence[] => [...text.matchAll(/^event: presence\ndata: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as Presence);
    await expect.poll(() => text).toContain('event: started');
    const ask: Ask = (method, path, asking = {}) => gable.anyone(method, path, { ...asking, headers });
    return {
      id: member, told, ask,
      at: (id: string, body: Record<string, unknown> = {}) => ask('POST', `contacts/${id}/presence`, { body }),
      others: () => told().at(-1)?.others, leave: () => leave.abort(),
    };
  }
  const hired = async (role: string) => person((await gable.hire(role)).id);
  const make = async (): Promise<string> => (await gable.asPrincipal('POST', 'contacts', { body: { firstName: 'Ann' } })).body.data.id;

  test('two on one record see each other, what they do there, and that they leave', async () => {
    const [petra, dan] = [await person(gable.principal.id), await hired('principal')];
    expect(await petra.at(contact)).toMatchObject({ status: 200, body: { data: [] } });
    expect((await dan.at(contact, { state: 'writing' })).body.data).toEqual([{ member: petra.id, state: 'looking' }]);
    await expect.poll(petra.others).toEqual([{ member: dan.id, state: 'writing' }]);
    await dan.at(contact, { state: 'looking' });
    await expect.poll(petra.others).toEqual([{ member: dan.id, state: 'looking' }]);
    await dan.at(contact, { state: 'writing', window: 'another' });
    await expect.poll(petra.others).toEqual([{ member: dan.id, state: 'writing' }]);
    await dan.at(contact, { state: 'left', window: 'another' });
    await dan.at(contact, { state: 'left' });
    await expect.poll(petra.others).toEqual([]);
    expect(petra.told().every(({ kind, id }) => kind === 'contacts' && id === contact)).toBe(true);
    for (const { leave } of [petra, dan]) leave();
  });

  test('who says nothing any more, whose stream breaks off or who signs out is gone', async () => {
    const id = await make();
    const [petra, dan] = [await person(gable.principal.id), await hired('principal')];
    const [mine, theirs] = [() => petra.at(id), () => dan.at(id)];
    await theirs();
    expect((await mine()).body.data).toHaveLength(1);
    gable.office.presences.sweep(Date.now() + 46_000);
    expect((await mine()).body.data).toEqual([]);
    await theirs();
    await expect.poll(petra.others).toHaveLength(1);
    dan.leave();
    await expect.poll(petra.others, { timeout: 8_000 }).toEqual([]);

    const browser = await gable.browser();
    await browser.ask('POST', `contacts/${id}/presence`, { body: {} });
    const ruth = await hired('principal');
    expect((await ruth.at(id)).body.data.map(({ member }: { member: string }) => member)).toContain(gable.principal.id);
    petra.leave();
    await ruth.at(id, { state: 'left' });
    await browser.ask('DELETE', 'session');
    await petra.at(id, { state: 'left' });
    expect((await ruth.at(id)).body.data).toEqual([]);
    ruth.leave();
  });

  test('only who sees all of a record is at it, and whoever loses that hears nothing more', async () => {
    const [petra, agent] = [await person(gable.principal.id), await hired('agent')];
    const deal = (await gable.asPrincipal('POST', 'deals', { body: { title: 'Hers alone', side: 'buyer' } })).body.data.id;
    expect(await agent.ask('POST', `deals/${deal}/presence`, { body: {} })).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
    expect(await agent.ask('POST', 'deals/01m80v66d2e1ea85x8sac25tdm/presence', { body: {} })).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
    await petra.at(contact);
    expect(await agent.at(contact)).toMatchObject({ status: 200, body: { data: [] } });
    expect((await petra.at(contact)).body.data).toEqual([]);
    const foreign = await gable.stranger();
    expect(await foreign('POST', `contacts/${contact}/presence`, { body: {} })).toMatchObject({ status: 404 });

    await petra.ask('PATCH', `deals/${deal}`, { body: { holder: agent.id } });
    await agent.ask('POST', `deals/${deal}/presence`, { body: {} });
    await petra.ask('POST', `deals/${deal}/presence`, { body: {} });
    await expect.poll(agent.others).toEqual([{ member: petra.id, state: 'looking' }]);
    await petra.ask('PATCH', `deals/${deal}`, { body: { holder: petra.id } });
    await petra.ask('POST', `deals/${deal}/presence`, { body: { state: 'writing' } });
    const own = (await agent.ask('POST', 'contacts', { body: { firstName: 'Theirs' } })).body.data.id;
    await agent.at(own);
    await petra.at(own);
    await expect.poll(() => agent.told().at(-1)?.kind).toBe('contacts');
    expect(agent.told().flatMap(({ others }) => others).every(({ state }) => state === 'looking')).toBe(true);
    for (const { leave } of [petra, agent]) leave();
  });

  test('somebody from outside hears that there is somebody, and not who', async () => {
    const role = (await gable.office.commands.run(gable.office.agencies.caller(gable.agency, gable.principal.id), 'roles.create', { title: 'Call desk', rights: outsideRights })).data as { id: string };
    const [petra, outside] = [await person(gable.principal.id), await hired(role.id)];
    const id = await make();
    await petra.ask('PATCH', `contacts/${id}`, { body: { holder: outside.id } });
    await petra.at(id);
    expect((await outside.at(id)).body.data).toEqual([{ member: null, state: 'looking' }]);
    await expect.poll(petra.others).toEqual([{ member: outside.id, state: 'looking' }]);
    for (const { leave } of [petra, outside]) leave();
  });

  test('nothing of it is written, and what is no sign is refused', async () => {
    const before = await gable.office.changes.last(gable.agency);
    const petra = await person(gable.principal.id);
    await petra.at(contact, { state: 'writing' });
    expect(await petra.at(contact, { state: 'asleep' })).toMatchObject({ status: 400, body: { code: 'request.wrongChoice' } });
    expect(await petra.at(contact, { window: '<b>' })).toMatchObject({ status: 422 });
    expect(await petra.at(contact, { member: 'x' })).toMatchObject({ status: 400, body: { code: 'unknown_field' } });
    expect(await gable.office.changes.last(gable.agency)).toBe(before);
    petra.leave();
  });
});
