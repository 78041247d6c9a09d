import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('who leaves hands over, on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  beforeAll(async () => {
    gable = await open();
    [dana, omer] = [await gable.hire('agent'), await gable.hire('agent')];
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const holderOf = async (kind: string, id: string): Promise<unknown> => (await gable.principal.get(kind, id)).holder;
  const suspended = async (): Promise<boolean> => gable.office.agencies.get(gable.agency).members.get(dana.id)!.suspended;

  test('what is open goes to somebody else, what is over stays, and one undo takes it all back', async () => {
    const { principal, office } = gable;
    const client = await dana.create('contacts', { firstName: 'Ruth' });
    const home = await dana.create('properties', { unparsedAddress: '1 Elm' });
    const sold = await dana.create('properties', { unparsedAddress: '2 Elm', standardStatus: 'Closed' });
    const deal = await dana.create('deals', { title: 'Ruth buys', people: [{ id: client.id }] });
    const won = await dana.create('deals', { title: 'Ruth bought' });
    await dana.run('deals.moveToStage', { deal: won.id, stage: 'won' });
    const task = await dana.create('tasks', { title: 'Call Ruth' });
    const done = await dana.create('tasks', { title: 'Called Ruth' });
    await dana.run('tasks.finish', { id: done.id });

    await expect(principal.run('members.suspend', { id: dana.id })).rejects.toMatchObject({ code: 'members.handOver', status: 409, values: { count: 4 } });
    expect(await suspended()).toBe(false);
    for (const nobody of [dana.id, client.id]) await expect(principal.run('members.suspend', { id: dana.id, handTo: nobody })).rejects.toMatchObject({ code: 'members.handToWhom' });

    const { data: { jobs }, command } = await principal.run<{ jobs: { kind: string; job: string }[] }>('members.suspend', { id: dana.id, handTo: omer.id });
    expect(jobs.map(({ kind }) => kind).toSorted()).toEqual(['contacts', 'deals', 'properties', 'tasks']);
    expect(await suspended()).toBe(true);
    await expect(principal.run('history.undo', { command })).rejects.toMatchObject({ code: 'history.unfinished' });
    for (const { job } of jobs) await office.jobs.finish(job);
    for (const [kind, { id }] of [['contacts', client], ['properties', home], ['deals', deal], ['tasks', task]] as const) expect(await holderOf(kind, id), kind).toBe(omer.id);
    for (const [kind, { id }] of [['properties', sold], ['deals', won], ['tasks', done]] as const) expect(await holderOf(kind, id), kind).toBe(dana.id);
    expect(await omer.get('contacts', client.id)).toMatchObject({ firstName: 'Ruth' });

    await principal.run('history.undo', { command });
    expect(await suspended()).toBe(false);
    for (const [kind, { id }] of [['contacts', client], ['properties', home], ['deals', deal], ['tasks', task]] as const) expect(await holderOf(kind, id), kind).toBe(dana.id);
  });

  test('who has nothing open goes at once', async () => {
    const nina = await gable.hire('agent');
    expect(await gable.principal.run('members.suspend', { id: nina.id })).toMatchObject({ data: { jobs: [] } });
    expect(gable.office.agencies.get(gable.agency).members.get(nina.id)!.suspended).toBe(true);
  });
});
