import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import { openTestOffice, type TestOffice } from '@gable/api/testing';

const squareMetersIn = (squareFeet: number): number => Math.round(squareFeet * 9.290304) / 100;
let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
  for (const squareFeet of [1_999, 2_000, 2_001]) await gable.principal.create('properties', { unparsedAddress: `${squareFeet} Elm St`, livingArea: squareMetersIn(squareFeet) });
});
afterAll(() => gable[Symbol.asyncDispose]());

const found = async (filter: string): Promise<string[]> =>
  (await gable.principal.list('properties', { filter: parseFilter(filter), sort: ['livingArea'] })).map(({ title }) => title.split(' ')[0]!);

test('an agency that reads square feet filters by them, to the foot', async () => {
  expect(await found('livingArea>2000')).toEqual(['2001']);
  expect(await found('livingArea>=2,000')).toEqual(['2000', '2001']);
  expect(await found('livingArea<2000')).toEqual(['1999']);
  expect(await found('livingArea:2000')).toEqual(['2000']);
});

test('a filter may name the unit', async () => {
  expect(await found('livingArea>2000sqft')).toEqual(['2001']);
  expect(await found('livingArea>185.85m2')).toEqual(['2001']);
  expect(await found('livingArea<=185.85m²')).toEqual(['1999', '2000']);
  await expect(found('livingArea>2000furlongs')).rejects.toMatchObject({ code: 'filter.wrongValue' });
});

test('an agency that reads square metres filters by those', async () => {
  await gable.principal.run('agency.change', { areaUnit: 'squareMeters' });
  expect(await found('livingArea>185.85')).toEqual(['2001']);
  expect(await found('livingArea>=2000sqft')).toEqual(['2000', '2001']);
});
