import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('colleagues’ clients are searched by their names alone on $engine', ({ open }) => {
  let gable: TestOffice;
  let dana: TestMember;
  let omer: TestMember;
  beforeAll(async () => {
    gable = await open();
    dana = await gable.hire('agent');
    omer = await gable.hire('agent');
    await dana.create('contacts', { firstName: 'Wanda', emails: ['secret@wanda.test'] });
    await dana.create('contacts', { firstName: 'Xaver' });
    await omer.create('contacts', { firstName: 'Yael', emails: ['secret@yael.test'] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const found = async (filter: string, words?: string): Promise<unknown[]> =>
    (await omer.list('contacts', { ...(filter && { filter: parseFilter(filter) }), words, sort: ['title'] })).map(({ title }) => title);

  test('one or the other is found', async () => {
    expect(await found('wanda or xaver')).toEqual(['Wanda', 'Xaver']);
    expect(await found('wanda or yael')).toEqual(['Wanda', 'Yael']);
    expect(await found('wanda xaver')).toEqual([]);
  });

  test('who is not called so is found, whatever is hidden of them', async () => {
    expect(await found('-wanda')).toEqual(['Xaver', 'Yael']);
    // Were Wanda left out, her address would be told.
    expect(await found('-secret')).toEqual(['Wanda', 'Xaver']);
    expect(await found('-secret', 'wanda')).toEqual(['Wanda']);
  });

  test('a word that is hidden finds one’s own alone', async () => {
    expect(await found('secret')).toEqual(['Yael']);
    expect(await found('secret or xaver')).toEqual(['Xaver', 'Yael']);
    expect(await found('', 'secret')).toEqual(['Yael']);
    expect(await gable.office.records.count(omer.caller(), 'contacts', { filter: parseFilter('-secret') })).toMatchObject({ count: 2 });
  });

  test('who has no name but a number is not found by it, nor told by an order', async () => {
    const { id } = await dana.create('contacts', { phones: ['+12065550177'] });
    for (const query of [{ filter: parseFilter('title:+1206*') }, { filter: parseFilter('-title:Wanda') }, { sort: ['title'] }, { words: '+12065550177' }]) {
      expect((await omer.list('contacts', query)).map((one) => one.id)).not.toContain(id);
      expect((await dana.list('contacts', query)).map((one) => one.id)).toContain(id);
    }
    expect((await omer.list('contacts')).map((one) => one.id)).toContain(id);
  });

  test('what is kept for the program alone is neither sorted nor grouped by', async () => {
    await expect(omer.list('members', { sort: ['user'] })).rejects.toMatchObject({ code: 'query.unknownField', status: 400 });
    const { records } = gable.office;
    await expect(records.aggregate(omer.caller(), 'members', { by: ['user'] })).rejects.toMatchObject({ code: 'query.unknownField' });
    await expect(records.aggregate(omer.caller(), 'members', { by: ['role'], sum: ['user'] })).rejects.toMatchObject({ code: 'query.unknownField' });
  });
});
