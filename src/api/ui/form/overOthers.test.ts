import { expect, test } from 'vitest';
import { clashing } from './overOthers.ts';

const known = { title: 'Elm', city: 'Seattle', seller: { id: 'a', title: 'Ann' }, price: null };

test('what others changed in other fields is no clash', () => {
  expect(clashing({ title: 'Elm Street' }, { known, now: { ...known, city: 'Tacoma' } })).toEqual([]);
});

test('a field that both changed is one, but not where both changed it to the same', () => {
  expect(clashing({ title: 'Elm Street', city: 'Tacoma' }, { known, now: { ...known, title: 'Elm St', city: 'Tacoma' } })).toEqual(['title']);
});

test('references are compared by whom they name, and nothing by being nothing', () => {
  expect(clashing({ seller: 'b', price: 7 }, { known, now: { ...known, seller: { id: 'a', title: 'Anne' }, price: '' } })).toEqual([]);
  expect(clashing({ seller: 'b' }, { known, now: { ...known, seller: { id: 'c', title: 'Cy' } } })).toEqual(['seller']);
});
