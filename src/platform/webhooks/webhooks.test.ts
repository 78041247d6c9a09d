import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { tidy } from '../housekeeping.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { carry } from './carry.ts';
import { listDeliveries, listWebhooks } from './log.ts';
import { openReceiver, type Receiver } from './testing/receiver.ts';

describe.each(everyOffice)('webhooks on $engine', ({ open }) => {
  let gable: TestOffice;
  let there: Receiver;
  beforeAll(async () => {
    vi.stubEnv('GABLE_PRIVATE_HOSTS', '127.0.0.1');
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());
  beforeEach(async () => { there = await openReceiver(); });
  afterEach(async () => {
    vi.useRealTimers();
    for (const { id } of await listWebhooks(gable.office, gable.principal.caller())) await gable.principal.run('webhooks.remove', { id });
    await there.close();
  });

  const add = async (given: Record<string, unknown> = {}, by: TestMember = gable.principal): Promise<{ id: string; secret: string }> =>
    (await by.run('webhooks.add', { title: 'Web site', address: there.url, events: ['*'], ...given })).data;
  const settled = async (): Promise<void> => { for (let round = 0; round < 3; round += 1) await gable.office.jobs.settled(); };
  const log = async (webhook: string) => (await listDeliveries(gable.office, gable.principal.caller(), { webhook, after: undefined })).data;
  const later = (milliseconds: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });

  test('a change is told as Standard Webhooks has it, signed, with the record as its owner sees it', async () => {
    const { id, secret } = await add({ events: ['contacts.created'] });
    const { data: { id: contact }, command } = await gable.principal.run('contacts.create', { firstName: 'Ann', lastName: 'Whitfield' });
    await gable.principal.run('contacts.change', { id: contact, firstName: 'Anne' });
    await settled();
    expect(there.types()).toEqual(['contacts.created']);
    const [{ headers, body, data }] = there.received as [(typeof there.received)[0]];
    expect(new Webhook(secret).verify(body, headers)).toEqual(data);
    expect(() => new Webhook(secret).verify(body.replace('Ann', 'Eve'), headers)).toThrow();
    expect(data).toMatchObject({ type: 'contacts.created', timestamp: expect.any(String), data: { kind: 'contacts', id: contact, by: gable.principal.id, command, record: { firstName: 'Anne', title: 'Anne Whitfield' } } });
    expect(await log(id)).toMatchObject([{ event: 'contacts.created', state: 'done', attempts: 1, status: 200, answer: 'thanks', failure: null, milliseconds: expect.any(Number), body }]);
  });

  test('what commands tell of their own is told too, and a filter keeps out what does not fit', async () => {
    await add({ events: ['deals.won', 'deals.changed'], filter: 'title:Elm' });
    const [elm, oak] = [await gable.principal.create('deals', { title: 'Elm' }), await gable.principal.create('deals', { title: 'Oak' })];
    for (const deal of [elm, oak]) await gable.principal.run('deals.moveToStage', { deal: deal.id, stage: 'won' });
    await settled();
    expect(there.types().sort()).toEqual(['deals.changed', 'deals.won']);
    expect(there.received.every(({ data }) => data.data.id === elm.id)).toBe(true);
  });

  test('nothing is told of what was refused', async () => {
    await add();
    await expect(gable.principal.run('contacts.create', { firstName: 7 })).rejects.toThrow();
    await expect(gable.principal.run('deals.moveToStage', { deal: 'none', stage: 'won' })).rejects.toThrow();
    await settled();
    expect(there.received).toEqual([]);
  });

  test('nobody hears of what they do not see, nor after they were suspended', async () => {
    const lead = await gable.hire('principal');
    await add({ events: ['contacts.*'] }, lead);
    const secretOne = await gable.principal.create('contacts', { firstName: 'Seen' });
    await settled();
    expect(there.received).toHaveLength(1);
    await gable.principal.run('members.suspend', { id: lead.id });
    await gable.principal.run('contacts.change', { id: secretOne.id, firstName: 'Unseen' });
    await settled();
    expect(there.received).toHaveLength(1);
  });

  test('agents have no webhooks', async () => {
    const agent = await gable.hire('agent');
    await expect(add({}, agent)).rejects.toMatchObject({ status: 403 });
    await expect(listWebhooks(gable.office, agent.caller())).rejects.toMatchObject({ status: 403 });
  });

  test('what fails is tried again over days, under the same id, until it is taken', async () => {
    const { id } = await add({ events: ['contacts.created'] });
    there.answersWith(500);
    await gable.principal.create('contacts', { firstName: 'Ann' });
    await settled();
    expect(await log(id)).toMatchObject([{ state: 'waiting', attempts: 1, status: 500, failure: 'webhook.refused', answer: 'status 500' }]);
    for (const wait of [7_000, 7 * 60_000, 40 * 60_000]) {
      later(wait);
      gable.office.jobs.look();
      await settled();
    }
    expect(await log(id)).toMatchObject([{ state: 'waiting', attempts: 4 }]);
    there.answersWith(204);
    later(3 * 60 * 60_000);
    await settled();
    expect(await log(id)).toMatchObject([{ state: 'done', attempts: 5, status: 204, nextAt: null }]);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await listWebhooks(gable.office, gable.principal.caller()))[0]).toMatchObject({ failingSince: null });
  });

  test('after days of failure it is switched off, and its owner has a task about it', async () => {
    const { id } = await add({ title: 'Old site', events: ['contacts.created'] });
    there.answersWith(503);
    for (let day = 0; day < 7; day += 1) {
      await gable.principal.create('contacts', { firstName: `Day ${day}` });
      await settled();
      later(24 * 60 * 60_000);
    }
    expect((await listWebhooks(gable.office, gable.principal.caller()))[0]).toMatchObject({ id, state: 'off' });
    const notices = (await gable.principal.list('tasks')).filter(({ title }) => title.includes('Old site'));
    expect(notices).toMatchObject([{ holder: gable.principal.id, priority: 'high' }]);
    const soFar = there.received.length;
    await gable.principal.create('contacts', { firstName: 'After' });
    await settled();
    expect(there.received).toHaveLength(soFar);
    there.answersWith(200);
    await gable.principal.run('webhooks.change', { id, active: true });
    await settled();
    expect((await listWebhooks(gable.office, gable.principal.caller()))[0]).toMatchObject({ state: 'active', failingSince: null });
  });

  test('who says that they are gone is asked no more', async () => {
    const { id } = await add({ events: ['contacts.created'] });
    there.answersWith(410);
    await gable.principal.create('contacts', { firstName: 'Ann' });
    await settled();
    expect(await log(id)).toMatchObject([{ state: 'failed', attempts: 1, status: 410 }]);
    expect((await listWebhooks(gable.office, gable.principal.caller()))[0]).toMatchObject({ state: 'off' });
  });

  test('no redirect is followed, a huge answer is not read to its end, and a silent one is not waited for', async () => {
    const { id } = await add({ events: ['contacts.created'] });
    const other = await openReceiver();
    there.answersWith(302, { location: other.url });
    await gable.principal.create('contacts', { firstName: 'Redirected' });
    await settled();
    expect(other.received).toEqual([]);
    await other.close();
    expect(await log(id)).toMatchObject([{ failure: 'webhook.redirected', status: 302 }]);
    let written = 0;
    there.answers((_request, response) => {
      const more = (): void => {
        written += 65_536;
        if (!response.destroyed && written < 1e9) response.write('x'.repeat(65_536), () => setImmediate(more));
      };
      more();
    });
    await gable.principal.create('contacts', { firstName: 'Huge' });
    await settled();
    expect((await log(id))[0]).toMatchObject({ status: 200, answer: 'x'.repeat(1_024) });
    expect(written).toBeLessThan(1e8);
    there.answers(() => {});
    await gable.principal.run('webhooks.ping', { id });
    await carry(gable.office, { agency: gable.agency, webhook: id }, { within: 50 });
    await vi.waitFor(async () => expect((await log(id))[0]).toMatchObject({ event: 'webhook.ping', failure: expect.any(String) }), { timeout: 20_000 });
  }, 30_000);

  test('one letter is sent again, and all since an instant, under their own ids', async () => {
    const { id } = await add({ events: ['contacts.created'] });
    for (const firstName of ['One', 'Two', 'Three']) await gable.principal.create('contacts', { firstName });
    await settled();
    const { id: newest, createdAt } = (await log(id))[0]!;
    await gable.principal.run('webhooks.replay', { id, delivery: newest });
    await settled();
    expect(there.received.map(({ headers }) => headers['webhook-id']).filter((one) => one === newest)).toHaveLength(2);
    expect((await gable.principal.run('webhooks.replay', { id, since: new Date(Date.parse(createdAt) - 60_000).toISOString() })).data).toEqual({ count: 3 });
    await settled();
    expect(there.received).toHaveLength(7);
    await expect(gable.principal.run('webhooks.replay', { id })).rejects.toMatchObject({ code: 'webhook.replayWhat' });
    later(31 * 24 * 60 * 60_000);
    await tidy(gable.office);
    expect(await log(id)).toEqual([]);
  });

  test('while a secret is being changed both sign', async () => {
    const { id, secret } = await add({ events: ['webhook.ping'] });
    const { data: { secret: next } } = await gable.principal.run('webhooks.changeSecret', { id });
    await gable.principal.run('webhooks.ping', { id });
    await settled();
    const [{ headers, body }] = there.received as [(typeof there.received)[0]];
    for (const one of [secret, next]) expect(new Webhook(one).verify(body, headers)).toMatchObject({ type: 'webhook.ping' });
    expect(JSON.stringify(await listWebhooks(gable.office, gable.principal.caller()))).not.toContain('whsec');
  });

  test('wrong events and filters are refused where they are given', async () => {
    for (const events of [[], ['nonsense'], 'contacts.created', ['a.b.c']]) await expect(add({ events })).rejects.toMatchObject({ status: 422 });
    await expect(add({ filter: 'stage:(' })).rejects.toMatchObject({ status: 422, fields: { filter: expect.any(String) } });
  });
});
