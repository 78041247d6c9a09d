import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter, type RecordData } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { foundAgency } from '../foundAgency.ts';
import { importText } from '../imports/testing/importText.ts';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('tags on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  let ruth: RecordData;
  beforeAll(async () => {
    gable = await open();
    [dana, omer] = [await gable.hire('agent'), await gable.hire('agent')];
    ruth = await dana.create('contacts', { firstName: 'Ruth', tags: ['Cold', 'First home'] });
    await dana.create('contacts', { firstName: 'Dan', tags: ['hot', 'cold '] });
    await dana.create('contacts', { firstName: 'Ann' });
    await omer.create('contacts', { firstName: 'Niko', tags: ['Ζεστός', 'secret'] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const found = async (filter: string, by = dana) => (await by.list('contacts', { filter: parseFilter(filter), sort: ['title'] })).map(({ title }) => title);
  const inUse = (member: TestMember, asked: { field: string; begins?: string } = { field: 'tags' }, kind = 'contacts') => gable.office.records.tagsInUse(member.caller(), kind, asked);

  test.each([
    ['tag:cold', ['Dan', 'Ruth']], ['tags:COLD', ['Dan', 'Ruth']], ['-tag:cold', ['Ann']], ['has:tag', ['Dan', 'Ruth']], ['-has:tag', ['Ann']], ['tags:hot,"first home"', ['Dan', 'Ruth']],
    ['tag:fir*', ['Ruth']], ['tag:home', []], ['tag:secret', []], ['tag:cold -tag:hot', ['Ruth']],
  ])('are found by %s', async (filter, titles) => {
    expect(await found(filter)).toEqual(titles);
  });

  test('are found folded, and by their words', async () => {
    expect(await found('tag:ζεστοσ', omer)).toEqual(['Niko']);
    expect((await dana.list('contacts', { words: 'first ruth' })).map(({ id }) => id)).toEqual([ruth.id]);
    expect(await dana.list('contacts', { words: 'secret' })).toEqual([]);
  });

  test('in use are those of records that one sees whole, the most used first', async () => {
    expect(await inUse(dana)).toEqual([{ tag: expect.stringMatching(/^cold$/i), count: 2 }, { tag: 'First home', count: 1 }, { tag: 'hot', count: 1 }]);
    expect(await inUse(dana, { field: 'tags', begins: 'FÍ' })).toEqual([{ tag: 'First home', count: 1 }]);
    expect((await inUse(omer)).map(({ tag }) => tag)).toEqual(['secret', 'Ζεστός']);
    expect(await inUse(gable.principal)).toHaveLength(5);
    const { agency, member } = await foundAgency(gable.office, {
      name: 'Elsewhere', country: 'US', currency: 'USD', timeZone: 'UTC', locale: 'en', principal: { email: 'else@where.test', title: 'Else', password: null },
    });
    expect(await gable.office.records.tagsInUse(gable.office.agencies.caller(agency, member), 'contacts', { field: 'tags' })).toEqual([]);
    const { id } = await dana.create('contacts', { firstName: 'Gone', tags: ['gone'] });
    await dana.run('contacts.archive', { id });
    expect(await inUse(dana, { field: 'tags', begins: 'gone' })).toEqual([]);
  });

  test('of a field that is hidden or none of tags are told to nobody', async () => {
    const before = await gable.permit('agent', 'contacts', { fields: { tags: 'hidden' } });
    await expect(inUse(dana)).rejects.toMatchObject({ code: 'query.unknownField', status: 400 });
    await gable.principal.run('roles.change', { id: 'agent', rights: before });
    await expect(inUse(dana, { field: 'nothing' })).rejects.toMatchObject({ code: 'query.unknownField' });
    await expect(inUse(dana, { field: 'nameSound' })).rejects.toMatchObject({ code: 'query.unknownField' });
    await expect(inUse(dana, { field: 'firstName' })).rejects.toMatchObject({ code: 'query.notTags', status: 400 });
    await expect(inUse(dana, { field: 'tags' }, 'dragons')).rejects.toMatchObject({ code: 'record.unknownKind' });
  });

  test('may be a field of the agency’s own', async () => {
    const { data: { name } } = await gable.principal.run('fields.add', { records: 'tasks', title: 'Labels', sketch: { kind: 'tags', searched: true } as never });
    const field = name as string;
    const { id } = await dana.create('tasks', { title: 'Call', [field]: ['Key', 'Roof'] });
    await dana.create('tasks', { title: 'Write', [field]: ['roof'] });
    const tasksOf = async (filter: string) => (await dana.list('tasks', { filter: parseFilter(filter) })).length;
    expect([await tasksOf('label:roof'), await tasksOf('-label:key'), await tasksOf('has:label')]).toEqual([2, 1, 2]);
    expect(await inUse(dana, { field }, 'tasks')).toEqual([{ tag: expect.stringMatching(/^roof$/i), count: 2 }, { tag: 'Key', count: 1 }]);
    expect((await dana.list('tasks', { words: 'key' })).map((task) => task.id)).toEqual([id]);
  });

  test('come in by a file and are changed, told and undone as any field', async () => {
    const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'first name,tags,tags\nEli,"cash; No agents","Cash, no agents"\n' });
    expect(state).toMatchObject({ created: 1, problems: [] });
    const [eli] = await gable.principal.list('contacts', { filter: parseFilter('tag:"no agents"') });
    expect(eli).toMatchObject({ firstName: 'Eli', tags: ['cash', 'No agents'] });
    const { command } = await gable.principal.run('contacts.change', { id: eli!.id, tags: [] });
    expect(await gable.principal.get('contacts', eli!.id)).toMatchObject({ tags: null });
    await gable.principal.run('history.undo', { command });
    expect(await found('tag:CASH', gable.principal)).toEqual(['Eli']);
    await expect(gable.principal.run('contacts.change', { id: eli!.id, tags: ['a,b'] })).rejects.toMatchObject({ fields: { tags: 'field.commaInTag' } });
  });
});
