import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('what a timeline tells of each change, on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const told = async (id: string, query: object = {}) => (await gable.office.history.timeline(gable.principal.caller(), { kind: 'contacts', id }, query)).data;

  test('whether it can be taken back, why not, and what an undo took back', async () => {
    const { run } = gable.principal;
    const { id } = await gable.principal.create('contacts', { lastName: 'Katz' });
    await run('contacts.change', { id, company: 'Acme' });
    const { command } = await run('contacts.change', { id, company: 'Bolt', jobTitle: 'Smith' });
    expect((await told(id)).map(({ undo }) => undo)).toEqual([
      { can: true }, { can: false, why: 'changedSince', field: 'company' }, { can: false, why: 'changedSince', field: expect.any(String) },
    ]);
    await run('history.undo', { command });
    expect(await told(id)).toMatchObject([{ tookBack: 'contacts.change', undo: { can: true } }, { undo: { can: false } }, { undo: { can: true } }, { undo: { can: false } }]);
  });

  test('of one person, of one field, and of one type', async () => {
    const agent = await gable.hire('agent');
    const { id } = await agent.create('contacts', { lastName: 'Levi' });
    await gable.principal.run('contacts.change', { id, company: 'Acme' });
    await gable.principal.run('contacts.change', { id, jobTitle: 'Baker' });
    await agent.create('notes', { text: 'Hers', about: `contacts/${id}` });
    expect((await told(id, { person: agent.id })).map(({ type }) => type)).toEqual(['note', 'change']);
    expect((await told(id, { field: 'jobTitle' })).map(({ changes }) => changes)).toEqual([[{ field: 'jobTitle', before: null, after: 'Baker' }]]);
    expect((await told(id, { type: 'note' })).map(({ type }) => type)).toEqual(['note']);
    await expect(told(id, { field: 'nonsense' })).rejects.toMatchObject({ code: 'query.unknownField', status: 400 });
    await expect(told(id, { person: '\u0000' })).rejects.toMatchObject({ status: 404 });
  });
});
