import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ChangeEvent } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('changes on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const listen = (member: TestMember) => {
    const heard: ChangeEvent[] = [];
    const { after, dispose } = gable.office.changes.subscribe(() => member.caller(), (event) => void heard.push(event));
    return { heard, after, dispose, sequences: () => heard.map(({ sequence }) => sequence) };
  };
  const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

  test('all are told once and in order, also while members and settings change between', async () => {
    const { principal, office, agency } = gable;
    const agent = await gable.hire('agent');
    const ears = listen(principal);
    const begun = await ears.after;
    await Promise.all(Array.from({ length: 30 }, (_, index) => {
      if (index % 3 === 0) return principal.run('members.change', { id: agent.id, title: `Agent ${index}` });
      else if (index % 5 === 0) return principal.run('agency.change', { areaUnit: index % 2 ? 'squareFeet' : 'squareMeters' });
      else return principal.create('contacts', { firstName: `Contact ${index}` });
    }));
    const [last] = await office.engine.read(agency, { sql: 'SELECT max(sequence) FROM history WHERE agency_id = ?', params: [agency] });
    await expect.poll(() => ears.sequences().at(-1)).toBe(last![0]);
    const told = new Set(ears.sequences());
    expect(ears.sequences()).toEqual([...told].sort((a, b) => a - b));
    expect(ears.sequences()).toEqual(from(begun + 1, last![0] as number));
    ears.dispose();
  });

  test('who is let in or out hears by what they may see from then on', async () => {
    const { principal } = gable;
    const agent = await gable.hire('agent');
    const ears = listen(agent);
    await ears.after;
    await Promise.all([
      principal.create('deals', { title: 'Before' }),
      principal.run('members.change', { id: agent.id, role: 'principal' }),
      principal.create('deals', { title: 'After' }),
    ]);
    await principal.create('deals', { title: 'Last' });
    await expect.poll(() => ears.heard.filter(({ kind }) => kind === 'deals').length).toBe(2);
    ears.dispose();
  });

  test('whoever comes begins at the newest, and is told what is committed from then on', async () => {
    await gable.principal.create('contacts', { firstName: 'Past' });
    const ears = listen(gable.principal);
    const made = await gable.principal.create('contacts', { firstName: 'Present' });
    await expect.poll(() => ears.heard.map(({ id }) => id)).toEqual([made.id]);
    expect(await ears.after).toBe(ears.heard[0]!.sequence - 1);
    ears.dispose();
  });

  test('whoever comes back is told of many with few questions, and of what has left them', async () => {
    const { principal, office, agency } = gable;
    const [anna, ben] = [await gable.hire('agent'), await gable.hire('agent')];
    const start = await office.changes.last(agency);
    const [kept, lost] = [await anna.create('deals', { title: 'Kept' }), await anna.create('deals', { title: 'Lost' })];
    for (let index = 0; index < 20; index += 1) await principal.create('contacts', { firstName: `Many ${index}` });
    await principal.run('deals.change', { id: lost.id, holder: ben.id });
    const read = vi.spyOn(office.engine, 'read');
    const told = await office.changes.since(anna.caller(), start);
    expect(read.mock.calls.length).toBeLessThanOrEqual(3);
    read.mockRestore();
    expect(told!.filter(({ kind }) => kind === 'deals').map(({ id, action }) => [id, action])).toEqual([[kept.id, 'created'], [lost.id, 'created'], [lost.id, 'changed']]);
    expect(told!.at(-1)).toMatchObject({ id: lost.id, fields: ['holder'], revision: 2 });
    const toBen = await office.changes.since(ben.caller(), start);
    expect(toBen!.filter(({ kind }) => kind === 'deals').map(({ id }) => id)).toEqual([lost.id, lost.id]);
  });

  test('all who may know the same are given the same', async () => {
    const [anna, ben] = [await gable.hire('agent'), await gable.hire('agent')];
    const ears = [anna, ben, gable.principal, gable.principal].map(listen);
    await gable.principal.create('contacts', { firstName: 'Cara', roles: ['buyer'] });
    await expect.poll(() => ears.every(({ heard }) => heard.length > 0)).toBe(true);
    const [toAnna, toBen, whole, again] = ears.map(({ heard }) => heard[0]);
    expect(whole).toBeDefined();
    expect(again).toBe(whole);
    expect(toBen).toBe(toAnna);
    for (const { dispose } of ears) dispose();
  });
});
