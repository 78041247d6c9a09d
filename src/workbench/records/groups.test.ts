import { expect, test } from 'vitest';
import { parseFilter, type FieldDescription, type RecordDescription } from '@gable/api';
import type { RecordGroup } from '@gable/api/ui';
import { figuresOf, inGroup, inOrder, monthName } from './groups.ts';

const field = (kind: FieldDescription['kind'], more = {}) => ({ name: 'city', kind, sortable: true, filterable: true, ...more }) as FieldDescription;
const homes = { kind: 'properties', fields: [field('money', { name: 'listPrice' }), field('money', { name: 'closePrice' }), field('area', { name: 'livingArea' })] } as RecordDescription;
const group = (value: unknown, label = String(value)): RecordGroup => ({ key: JSON.stringify(value), value, label, count: 1, figures: {} });

test('a group is asked for by its value, whatever stands in it', () => {
  for (const value of ['New York', 'a "b"', 'Co*', 'x,y', 'or', '2026-11']) expect(parseFilter(inGroup(field('text'), value))).toMatchObject({ field: 'city', is: '=', value });
  expect(inGroup(field('boolean'), false)).toBe('city:no');
  expect(parseFilter(inGroup(field('text'), null, 'a or b'))).toMatchObject({ all: [{ any: [{ words: 'a' }, { words: 'b' }] }, { not: { field: 'city', is: 'has' } }] });
});

test('groups stand in the order of the choices, of their names or of time, and last what has none', () => {
  const order = (by: FieldDescription, groups: RecordGroup[], falls = false) => inOrder(groups, { by, locale: 'en', falls }).map(({ label }) => label);
  expect(order(field('choice', { choices: [{ value: 'b' }, { value: 'a' }] }), [group(null, 'none'), group('a'), group('b')])).toEqual(['b', 'a', 'none']);
  expect(order(field('text'), [group('Tel Aviv'), group(null, 'none'), group('Árta'), group('Haifa 10'), group('Haifa 9')])).toEqual(['Árta', 'Haifa 9', 'Haifa 10', 'Tel Aviv', 'none']);
  expect(order(field('date'), [group('2025-12'), group('2026-11'), group(null, 'none')], true)).toEqual(['2026-11', '2025-12', 'none']);
  expect(order(field('boolean'), [group(false), group(true)])).toEqual(['true', 'false']);
});

test('no two currencies are added up, and what one amount parts is put together for the others', () => {
  const row = ([listPrice, closePrice]: (string | null)[], count: number, { sum, area }: { sum: number; area: number | null }) => ({ by: { 'listPrice.currency': listPrice, 'closePrice.currency': closePrice }, count, sum: { listPrice: sum, closePrice: 1 }, average: { livingArea: area } });
  const rows = [row(['USD', 'USD'], 1, { sum: 100, area: 50 }), row(['USD', null], 3, { sum: 200, area: 90 }), row(['EUR', null], 1, { sum: 7, area: null }), row([null, null], 2, { sum: 0, area: null })];
  expect(figuresOf(homes, rows, { sum: ['listPrice', 'closePrice'], average: ['livingArea'] })).toEqual({
    listPrice: [{ amount: 300, currency: 'USD' }, { amount: 7, currency: 'EUR' }], closePrice: [{ amount: 1, currency: 'USD' }], livingArea: [80],
  });
});

test('months are named in the language of the reader', () => {
  expect(monthName('2026-11', 'en')).toBe('November 2026');
  expect(monthName('2026-11', 'el')).toBe('Νοέμβριος 2026');
});
