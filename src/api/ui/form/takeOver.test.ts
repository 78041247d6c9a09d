import { expect, test } from 'vitest';
import type { RecordDescription } from '../../index.ts';
import { takeOver } from './takeOver.ts';

const description = { kind: 'deals', fields: [{ name: 'properties', kind: 'references', target: 'properties' }, { name: 'value', kind: 'money' }], takes: { value: 'properties.listPrice' } } as unknown as RecordDescription;
const listPrice = { amount: 48_000_000, currency: 'USD' };
const asked: string[] = [];
const rest = { get: async (path: string) => { asked.push(path); return { data: { id: 'home', listPrice } }; } } as never;

test('a home that is chosen brings its price where there is no value yet', async () => {
  const values: Record<string, unknown> = { properties: [{ id: 'home', title: '14 Elm St' }], value: null };
  await takeOver({ rest }, { description, chosenIn: 'properties', values });
  expect(values.value).toEqual(listPrice);
});

test('what was typed stays, also while the price is on its way', async () => {
  const typed = { amount: 100, currency: 'USD' };
  const values: Record<string, unknown> = { properties: [{ id: 'home', title: '' }] };
  const taking = takeOver({ rest }, { description, chosenIn: 'properties', values });
  values.value = typed;
  await taking;
  expect(values.value).toEqual(typed);
  asked.length = 0;
  await takeOver({ rest }, { description, chosenIn: 'properties', values });
  await takeOver({ rest }, { description, chosenIn: 'value', values: { properties: values.properties } });
  expect(asked).toEqual([]);
});
