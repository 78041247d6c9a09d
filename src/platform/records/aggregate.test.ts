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

  test('of all together need no field to group by, and averages leave out what has no value', async () => {
    const dollars = (amount: number) => ({ amount, currency: 'USD' });
    await add('8 Elm', { city: 'Whole', listPrice: dollars(300), livingArea: 80, bedroomsTotal: 2 });
    await add('9 Elm', { city: 'Whole', listPrice: dollars(101), bathroomsTotal: 2.5, bedroomsTotal: 3 });
    const groups = await gable.office.records.aggregate(gable.principal.caller(), 'properties', {
      by: [], sum: ['listPrice'], average: ['listPrice', 'livingArea', 'bedroomsTotal', 'bathroomsTotal', 'yearBuilt'], filter: { field: 'city', is: '=', value: 'Whole' },
    });
    expect(groups).toEqual([{ by: { 'listPrice.currency': 'USD' }, count: 2, sum: { listPrice: 401 }, average: { listPrice: 201, livingArea: 80, bedroomsTotal: 2.5, bathroomsTotal: 2.5, yearBuilt: null } }]);
  });

  test('are by one text however it is written', async () => {
    for (const city of ['Ágios', 'agios', 'AGIOS']) await add(`10 ${city}`, { city, postalCode: 'cased' });
    const groups = await gable.office.records.aggregate(gable.principal.caller(), 'properties', { by: ['city'], filter: { field: 'postalCode', is: '=', value: 'cased' } });
    expect(groups).toEqual([{ by: { city: 'AGIOS' }, count: 3, sum: {} }]);
  });

  test('are by the month of a day, and of an instant in the agency’s own time zone', async () => {
    await gable.principal.create('deals', { title: 'One', source: 'months', expectedCloseDate: '2026-11-30', nextStepAt: '2026-12-01T03:00:00Z' });
    for (const [title, values] of [['Two', { expectedCloseDate: '2026-11-01', nextStepAt: '2026-12-01T23:00:00Z' }], ['Three', { expectedCloseDate: '1969-12-31', nextStepAt: '1969-12-31T22:00:00Z' }], ['Four', {}]] as const) {
      await gable.principal.create('deals', { title, source: 'months', ...values });
    }
    const by = async (key: string): Promise<unknown> => {
      const groups = await gable.office.records.aggregate(gable.principal.caller(), 'deals', { by: [key], filter: { field: 'source', is: '=', value: 'months' } });
      return Object.fromEntries(groups.map(({ by: values, count }) => [values[key] ?? 'none', count]));
    };
    expect(await by('expectedCloseDate.month')).toEqual({ '2026-11': 2, '1969-12': 1, none: 1 });
    const { timeZone } = gable.office.agencies.get(gable.agency);
    const month = (instant: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(new Date(instant));
    expect(await by('nextStepAt.month')).toEqual(Object.fromEntries(Object.entries(Object.groupBy(['2026-12-01T03:00:00Z', '2026-12-01T23:00:00Z', '1969-12-31T22:00:00Z'], month)).map(([key, all]) => [key, all!.length]).concat([['none', 1]])));
    expect(await by('createdAt.month')).toEqual({ [month(new Date().toISOString())]: 4 });
    await expect(by('title.month')).rejects.toMatchObject({ code: 'query.unknownField' });
    await expect(by('source.month')).rejects.toMatchObject({ code: 'query.unknownField' });
  });

  test('by a price keep its currency', async () => {
    for (const currency of ['USD', 'EUR']) await add(`7 ${currency}`, { city: 'Price', listPrice: { amount: 100, currency } });
    const groups = await gable.office.records.aggregate(gable.principal.caller(), 'properties', { by: ['listPrice'], filter: { field: 'city', is: '=', value: 'Price' } });
    expect(groups.map(({ by, count }) => [by.listPrice, count])).toEqual([[{ amount: 100, currency: 'EUR' }, 1], [{ amount: 100, currency: 'USD' }, 1]]);
  });
});
