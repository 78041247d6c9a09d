import { expect, test } from 'vitest';
import { parseFilter, type RecordDescription } from '@gable/api';
import { inColumn } from './openList.ts';

const properties = { kind: 'properties', boardBy: 'standardStatus' } as RecordDescription;

test('a column whose value is of two words is asked for as one value', () => {
  expect(parseFilter(inColumn(properties, {}, 'Coming Soon'))).toMatchObject({ field: 'standardStatus', is: '=', value: 'Coming Soon' });
});

test('alternatives in the filter stay together inside a column', () => {
  expect(parseFilter(inColumn(properties, { filter: 'city:Kent or city:Renton' }, 'Active'))).toMatchObject({ all: [
    { any: [{ field: 'city', is: '=', value: 'Kent' }, { field: 'city', is: '=', value: 'Renton' }] }, { field: 'standardStatus', is: '=', value: 'Active' },
  ] });
});

test('the first column asks for those that have no value', () => {
  expect(parseFilter(inColumn(properties, {}, ''))).toMatchObject({ not: { field: 'standardStatus', is: 'has', value: true } });
});
