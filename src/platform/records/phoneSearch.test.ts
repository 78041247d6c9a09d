import { describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('a telephone number is found on $engine', ({ open }) => {
  test('however much of it somebody types, and however they write it', async () => {
    await using gable = await open();
    const carl = await gable.principal.create('contacts', { firstName: 'Carl', phones: ['(206) 433-0188'] });
    const dana = await gable.principal.create('contacts', { firstName: 'Dana', phones: ['+972 54 123 4567'] });
    const eleni = await gable.principal.create('contacts', { firstName: 'Eleni', phones: [{ typed: '\u202a+30 69 7123\u20114568\u202c' }] });
    const found = async (words: string) => (await gable.principal.list('contacts', { words })).map(({ id }) => id);
    for (const words of ['(206) 433-0188', '206 433 0188', '2064330188', '+12064330188', '433-0188', '4330188', '0188', '206433', '00 1 206 433 0188', 'carl 433-0188']) expect(await found(words), words).toEqual([carl.id]);
    for (const words of ['+972541234567', '541234567', '1234567', '054-1234567', '+972 54 123 4567']) expect(await found(words), words).toEqual([dana.id]);
    for (const words of ['6971234568', '69 7123 4568', '٦٩٧١٢٣٤٥٦٨']) expect(await found(words), words).toEqual([eleni.id]);
    expect(eleni.phones).toEqual([{ e164: '+306971234568', typed: '+30 69 7123-4568' }]);
    expect(await found('433 9999')).toEqual([]);
  });

  test('by its end in a filter, which no other field’s number fulfils', async () => {
    await using gable = await open();
    const { principal } = gable;
    const { data: { name: fax } } = await principal.run('fields.add', { records: 'contacts', title: 'Fax', sketch: { kind: 'phones', searched: true } as never });
    const carl = await principal.create('contacts', { firstName: 'Carl', phones: ['(206) 433-0188', '206 433 0190'], [fax as string]: ['206 433 7777'] });
    const dana = await principal.create('contacts', { firstName: 'Dana', phones: ['+972 54 433 7777'] });
    const found = async (filter: string) => (await principal.list('contacts', { filter: parseFilter(filter), sort: ['title'] })).map(({ id }) => id);
    expect(await found('phones:*0188')).toEqual([carl.id]);
    expect(await found('phones:*"433-0190"')).toEqual([carl.id]);
    expect(await found('phones:*٠١٨٨')).toEqual([carl.id]);
    expect(await found('phones:*7777')).toEqual([dana.id]);
    expect(await found(`${fax as string}:*7777`)).toEqual([carl.id]);
    expect(await found('-phones:*7777 phones:*8')).toEqual([carl.id]);
    expect(await found('phones:*018')).toEqual([]);
    await expect(found('phones:*abc')).rejects.toMatchObject({ code: 'filter.wrongValue', status: 400 });
    await expect(found('firstName:*rl')).rejects.toMatchObject({ code: 'filter.notComparable', status: 400 });
  });

  test('and digits that belong to a word stay with it', async () => {
    await using gable = await open();
    const { id } = await gable.principal.create('contacts', { firstName: 'A1024', lastName: '221B', emails: ['carl2@x.test'], phones: ['206 433 0188'] });
    for (const words of ['A1024', '221B', 'a1024 221b', 'carl2@x.test', 'carl2 4330188', '221b 206 433 0188', '0188 a1024']) {
      expect((await gable.principal.list('contacts', { words })).map((one) => one.id), words).toEqual([id]);
    }
  });

  test('with the zero that is dialled at home', async () => {
    await using gable = await open();
    await gable.principal.run('agency.change', { country: 'IL' });
    const { id } = await gable.principal.create('contacts', { firstName: 'Dana', phones: ['054-123-4567'] });
    for (const words of ['054-1234567', '0541234567', '054 123', '+972541234567', '541234567']) {
      expect((await gable.principal.list('contacts', { words })).map((one) => one.id), words).toEqual([id]);
    }
  });
});
