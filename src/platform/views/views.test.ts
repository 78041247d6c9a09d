import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeEvent } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('saved views on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  let ruth: TestMember;
  let lead: TestMember;
  let team: string;
  beforeAll(async () => {
    gable = await open();
    team = (await gable.principal.create('teams', { title: 'North' })).id;
    [dana, omer, ruth, lead] = [await gable.hire('agent'), await gable.hire('agent'), await gable.hire('agent'), await gable.hire('manager')];
    for (const { id } of [dana, omer, lead]) await gable.principal.run('members.change', { id, team });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const save = (member: TestMember, values: Record<string, unknown>) => member.create('views', { title: 'Mine', records: 'contacts', ...values });
  const sees = async (member: TestMember, id: string): Promise<boolean> => (await member.list('views', { limit: 200 })).some((view) => view.id === id);

  test('are one’s own until they are shared, whatever the others’ role', async () => {
    const { id } = await save(dana, { filter: 'holder:me -has:phones', sort: '-updatedAt,title', columns: { columns: ['phones'], widths: { phones: 200 }, pinned: 1 } });
    expect(await dana.get('views', id)).toMatchObject({ layout: 'table', visibility: 'own', holder: dana.id, team: null, columns: { columns: ['phones'] } });
    for (const other of [omer, ruth, lead, gable.principal]) {
      expect(await sees(other, id)).toBe(false);
      await expect(other.get('views', id)).rejects.toMatchObject({ code: 'record.notFound' });
      await expect(other.run('views.change', { id, title: 'Theirs' })).rejects.toMatchObject({ code: 'record.notFound' });
    }
  });

  test('that a team shares are seen by the team, and changed by those who made or lead it', async () => {
    const { id } = await save(dana, { visibility: 'team' });
    expect(await dana.get('views', id)).toMatchObject({ team });
    expect(await Promise.all([omer, lead, gable.principal, ruth].map((member) => sees(member, id)))).toEqual([true, true, true, false]);
    await expect(omer.run('views.change', { id, title: 'Theirs' })).rejects.toMatchObject({ code: 'record.notYours' });
    await lead.run('views.change', { id, title: 'Ours' });
    await dana.run('views.change', { id, visibility: 'own' });
    expect(await sees(omer, id)).toBe(false);
    await expect(save(ruth, { visibility: 'team' })).rejects.toMatchObject({ fields: { visibility: 'views.noTeam' } });
    const south = await gable.principal.create('teams', { title: 'South' });
    await expect(save(dana, { visibility: 'team', team: south.id })).rejects.toMatchObject({ code: 'views.notYourTeam' });
  });

  test('of the whole agency come from managers and principals alone', async () => {
    await expect(save(dana, { visibility: 'agency' })).rejects.toMatchObject({ code: 'views.onlyManagers', status: 403 });
    const { id } = await save(lead, { visibility: 'agency' });
    expect(await sees(ruth, id)).toBe(true);
    await expect(ruth.run('views.archive', { id })).rejects.toMatchObject({ code: 'record.notYours' });
    await gable.principal.run('views.change', { id, title: 'All of us' });
  });

  test('go and come back, and are handed to nobody', async () => {
    const { id } = await save(dana, {});
    await expect(dana.run('views.change', { id, holder: omer.id })).rejects.toMatchObject({ code: 'record.notYours' });
    const { command } = await dana.run('views.archive', { id });
    expect(await sees(dana, id)).toBe(false);
    await dana.run('history.undo', { command });
    expect(await sees(dana, id)).toBe(true);
  });

  test('that can’t be followed are refused when they are saved', async () => {
    await expect(save(dana, { records: 'nothing' })).rejects.toMatchObject({ fields: { records: 'field.notChoice' } });
    await expect(save(dana, { filter: 'nothing:1' })).rejects.toMatchObject({ code: 'filter.unknownField' });
    await expect(save(dana, { filter: '(' })).rejects.toMatchObject({ code: 'filter.invalid' });
    await expect(save(dana, { sort: 'nothing', groupBy: 'emails', boardBy: 'firstName', dateBy: 'firstName' })).rejects.toMatchObject({ fields: { sort: 'field.notChoice', groupBy: 'field.notChoice', boardBy: 'field.notChoice', dateBy: 'field.notChoice' } });
    await expect(save(dana, { columns: { columns: 'all' } })).rejects.toMatchObject({ fields: { columns: 'field.notObject' } });
    const { id } = await save(dana, {});
    await expect(dana.run('views.change', { id, records: 'deals' })).rejects.toMatchObject({ fields: { records: 'field.notChoice' } });
  });

  test('are heard of by those who see them, and by those who no longer do', async () => {
    const heard: ChangeEvent[] = [];
    const subscription = gable.office.changes.subscribe(() => omer.caller(), (event) => heard.push(event));
    const from = await subscription.after;
    const { id } = await save(dana, {});
    await dana.run('views.change', { id, visibility: 'team' });
    await dana.run('views.change', { id, title: 'Ours' });
    await dana.run('views.change', { id, visibility: 'own' });
    await dana.run('views.change', { id, title: 'Mine again' });
    const told = (events: readonly ChangeEvent[] | null) => events?.filter((event) => event.id === id).map(({ fields }) => fields);
    const changes = [['visibility', 'team'], ['title'], ['visibility', 'team']];
    await expect.poll(() => told(heard)).toEqual(changes);
    subscription.dispose();
    // Later on only what is so now is known, and what was changed then.
    expect(told(await gable.office.changes.since(omer.caller(), from))).toEqual([['visibility', 'team'], ['visibility', 'team']]);
  });
});
