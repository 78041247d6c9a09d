import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter, type ReportResult } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { checkedReport } from './checkReport.ts';
import { runReport } from './runReport.ts';

const usd = (dollars: number) => ({ amount: dollars * 100, currency: 'USD' });

describe.each(everyOffice)('listings by price change on $engine', ({ open }) => {
  let gable: TestOffice;
  let told: ReportResult;
  beforeAll(async () => {
    gable = await open();
    const { principal } = gable;
    for (const [street, ...prices] of [['Elm', 500_000], ['Oak', 500_000, 490_000, 425_000], ['Pine', 400_000, 380_000], ['Lake', 300_000, 309_000], ['Fir', 200_000, 190_000, 200_000]] as const) {
      const [first, ...later] = prices;
      const { id } = await principal.create('properties', { unparsedAddress: `1 ${street}`, listPrice: usd(first) });
      for (const price of later) await principal.run('properties.change', { id, listPrice: usd(price) });
    }
    const ready = gable.office.extensions.all.find(({ name }) => name === 'properties')!.manifest.contributes!.reports!.find(({ id }) => id === 'byPriceChange')!;
    told = await runReport(gable.office, principal.caller(), checkedReport(ready.report));
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test('tells by how much, in money and in percent, of the first price', () => {
    expect(told.rows.map(({ headings: [heading], total: { values } }) => [heading!.value, ...values.slice(0, 3)])).toEqual([
      ['<-10', 1, [usd(-75_000)], -15],
      [-10, 0, null, null],
      [-5, 1, [usd(-20_000)], -5],
      [0, 2, [usd(4_500)], 1.5],
      [null, 1, null, null],
    ]);
  });

  test('and each number opens its list', async () => {
    const lists = await Promise.all(told.rows.map(({ total }) => gable.principal.list('properties', { filter: parseFilter(total.filter), sort: ['title'] })));
    expect(lists.map((list) => list.map(({ title }) => title))).toEqual([['1 Oak'], [], ['1 Pine'], ['1 Fir', '1 Lake'], ['1 Elm']]);
  });
});
