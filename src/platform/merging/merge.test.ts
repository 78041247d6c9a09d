import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('two records that are one, on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  beforeAll(async () => {
    gable = await open();
    dana = await gable.hire('agent');
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const merge = (by: TestMember, input: Record<string, unknown>) => by.run<{ id: string; moved: number }>('records.merge', { records: 'contacts', ...input });

  test('are made one: all that hangs on either hangs on the one that stays, and one undo parts them again', async () => {
    const { principal } = gable;
    const ruth = await principal.create('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0142'] });
    const twin = await principal.create('contacts', { firstName: 'Rut', lastName: 'Levi', emails: ['ruth@levi.test'] });
    const husband = await principal.create('contacts', { firstName: 'Dan', household: twin.id });
    const home = await dana.create('properties', { unparsedAddress: '1 Elm', sellers: [{ id: twin.id }], keyHolder: twin.id });
    const both = await principal.create('deals', { title: 'Buys', people: [{ id: ruth.id, role: 'buyer' }, { id: twin.id, role: 'buyer' }, { id: twin.id, role: 'seller' }] });
    const note = await principal.create('notes', { text: 'Likes water', about: `contacts/${twin.id}` });
    const task = await principal.create('tasks', { title: 'Call her', about: `contacts/${twin.id}` });
    const now = async () => ({
      home: await principal.get('properties', home.id), husband: (await principal.get('contacts', husband.id)).household, people: (await principal.get('deals', both.id)).people,
      about: [(await principal.get('notes', note.id)).about, (await principal.get('tasks', task.id)).about], twin: (await principal.get('contacts', twin.id)).archivedAt,
    });
    const before = await now();

    const { data, command } = await merge(principal, { into: ruth.id, from: twin.id, values: { emails: ['ruth@levi.test'], household: husband.id } });
    expect(data).toEqual({ id: ruth.id, moved: 6 });
    expect(await now()).toMatchObject({
      home: { sellers: [{ id: ruth.id }], keyHolder: ruth.id }, husband: ruth.id, people: [{ id: ruth.id, role: 'buyer' }, { id: ruth.id, role: 'seller' }],
      about: [`contacts/${ruth.id}`, `contacts/${ruth.id}`], twin: expect.any(String),
    });
    expect(await principal.get('contacts', ruth.id)).toMatchObject({ emails: [{ address: 'ruth@levi.test' }], phones: [{ typed: '206-555-0142' }] });
    expect(await principal.list('properties', { filter: parseFilter(`sellers:${ruth.id}`) })).toHaveLength(1);

    await principal.run('history.undo', { command });
    const after = await now();
    expect(after).toMatchObject({ husband: before.husband, people: before.people, about: before.about, twin: null });
    expect(after.home).toMatchObject({ sellers: before.home.sellers, keyHolder: twin.id });
    expect(await principal.list('properties', { filter: parseFilter(`sellers:${twin.id}`) })).toHaveLength(1);
  });

  test('nobody refers to themselves afterwards', async () => {
    const { principal } = gable;
    const from = await principal.create('contacts', { firstName: 'Noa' });
    const into = await principal.create('contacts', { firstName: 'Noah', household: from.id });
    await merge(principal, { into: into.id, from: from.id });
    expect((await principal.get('contacts', into.id)).household ?? null).toBeNull();
  });

  test('only by those who may change both', async () => {
    const { principal } = gable;
    const own = await dana.create('contacts', { firstName: 'Own' });
    const others = await principal.create('contacts', { firstName: 'Others' });
    await expect(merge(dana, { into: own.id, from: others.id })).rejects.toMatchObject({ status: 404 });
    await expect(merge(dana, { into: own.id, from: own.id })).rejects.toMatchObject({ code: 'merge.sameOne' });
    await expect(merge(principal, { records: 'members', into: dana.id, from: principal.id })).rejects.toMatchObject({ status: 403 });
    await principal.run('contacts.archive', { id: others.id });
    await expect(merge(principal, { into: own.id, from: others.id })).rejects.toMatchObject({ code: 'merge.archived' });
    expect((await dana.get('contacts', own.id)).revision).toBe(1);
  });
});
