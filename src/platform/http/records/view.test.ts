import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type Ask, type ServedOffice } from '../testing/servedOffice.ts';

let gable: ServedOffice;
let ask: Ask;
beforeAll(async () => {
  gable = await serveTestOffice();
  ask = gable.asPrincipal;
  for (const [street, city, price] of [['Elm', 'Seattle', 48], ['Oak', 'Tacoma', 52], ['Pine', 'Seattle', 61]] as const) {
    await ask('POST', 'properties', { body: { unparsedAddress: `14 ${street} St`, city, listPrice: { amount: price * 1_000_000, currency: 'USD' } } });
  }
});
afterAll(() => gable[Symbol.asyncDispose]());

const save = async (values: Record<string, unknown>): Promise<string> => (await ask('POST', 'views', { body: { title: 'Seattle', records: 'properties', ...values } })).body.data.id;
const titles = ({ body }: { body: any }): string[] => body.data.map(({ title }: { title: string }) => title);

test('a list that names a view has its filter, order and columns', async () => {
  const view = await save({ filter: 'city:Seattle or city:Kent', sort: '-listPrice', columns: { columns: ['listPrice', 'holder'] } });
  const listed = await ask('GET', `properties?view=${view}`);
  expect(titles(listed)).toEqual(['14 Pine St', '14 Elm St']);
  expect(listed.body.data[0]).toMatchObject({ listPrice: { amount: 61_000_000, currency: 'USD' } });
  expect(listed.body.data[0]).not.toHaveProperty('city');
  expect(titles(await ask('GET', `properties?view=${view}&sort=listPrice&filter=listPrice<500000&fields=city`))).toEqual(['14 Elm St']);
  expect((await ask('GET', `properties/count?view=${view}`)).body).toEqual({ count: 2, atLeast: false });
  expect((await ask('GET', `properties/aggregate?sum=listPrice&view=${view}`)).body.data).toMatchObject([{ count: 2, sum: { listPrice: 109_000_000 } }]);
});

test('a view that one does not see, of another kind, or deleted, is none', async () => {
  const view = await save({});
  const agent = await gable.hire('agent');
  for (const [as, path] of [[agent.ask, `properties?view=${view}`], [ask, `contacts?view=${view}`], [ask, 'properties?view=mine']] as const) {
    expect(await as('GET', path)).toMatchObject({ status: 404, body: { code: 'record.notFound' } });
  }
  await ask('DELETE', `views/${view}`);
  expect(await ask('GET', `properties?view=${view}`)).toMatchObject({ status: 404 });
});
