import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

describe.each(everyOffice)('sums on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const add = (unparsedAddress: string, values: Record<string, unknown>): Promise<unknown> => gable.principal.create('properties', { unparsedAddress, ...values });
  const sum = (city: string, fields: string[]) =>
    gable.office.records.aggregate(gable.principal.caller(), 'properties', { by: ['city'], sum: fields, filter: { field: 'city', is: '=', value: city } });

  test('never add up two currencies, of one field or of two', async () => {
    const dollars = (amount: number) => ({ amount, currency: 'USD' });
    await add('1 Elm', { city: 'Mix', listPrice: dollars(100), closePrice: { amount: 5, currency: 'ILS' } });
    await add('2 Elm', { city: 'Mix', listPrice: dollars(100), closePrice: { amount: 7, currency: 'EUR' } });
    await add('3 Elm', { city: 'Mix', listPrice: dollars(50), closePrice: { amount: 3, currency: 'EUR' } });
    expect(await sum('Mix', ['listPrice', 'closePrice'])).toEqual([
      { by: { city: 'Mix', 'listPrice.currency': 'USD', 'closePrice.currency': 'EUR' }, count: 2, sum: { listPrice: 150, closePrice: 10 } },
      { by: { city: 'Mix', 'listPrice.currency': 'USD', 'closePrice.currency': 'ILS' }, count: 1, sum: { listPrice: 100, closePrice: 5 } },
    ]);
  });

  test('of decimals and areas are in the units of their values', async () => {
    await add('4 Elm', { city: 'Dec', bathroomsTotal: 2.5, livingArea: 80.25, bedroomsTotal: 3 });
    await add('5 Elm', { city: 'Dec', bathroomsTotal: 1, livingArea: 20, bedroomsTotal: 2 });
    expect(await sum('Dec', ['bathroomsTotal', 'livingArea', 'bedroomsTotal'])).toEqual([{ by: { city: 'Dec' }, count: 2, sum: { bathroomsTotal: 3.5, livingArea: 100.25, bedroomsTotal: 5 } }]);
  });

  test('of nothing are nothing', async () => {
    await add('6 Elm', { city: 'None' });
    expect(await sum('None', ['listPrice'])).toEqual([{ by: { city: 'None', 'listPrice.currency': null }, count: 1, sum: { listPrice: 0 } }]);
  });

  test('by a price keep its currency', async () => {
    for (const currency of ['USD', 'EUR']) await add(`7 ${currency}`, { city: 'Price', listPrice: { amount: 100, currency } });
    const groups = await gable.office.records.aggregate(gable.principal.caller(), 'properties', { by: ['listPrice'], filter: { field: 'city', is: '=', value: 'Price' } });
    expect(groups.map(({ by, count }) => [by.listPrice, count])).toEqual([[{ amount: 100, currency: 'EUR' }, 1], [{ amount: 100, currency: 'USD' }, 1]]);
  });
});
