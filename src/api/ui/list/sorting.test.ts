import { expect, test } from 'vitest';
import { sortedAlsoBy, sortedBy, sortingsIn, writtenSort } from './sorting.ts';

test('what is read is written the same', () => {
  expect(writtenSort(sortingsIn('-updatedAt,title'))).toBe('-updatedAt,title');
  expect(sortingsIn('')).toEqual([]);
});

test('a heading sorts by itself alone, and turns when pressed again', () => {
  expect(sortedBy('-updatedAt,title', { name: 'city', falls: false })).toBe('city');
  expect(sortedBy('city', { name: 'city', falls: false })).toBe('-city');
  expect(sortedBy('-city,title', { name: 'city', falls: false })).toBe('city');
});

test('with shift it sorts in addition, turns, and goes again', () => {
  const price = { name: 'listPrice', falls: true };
  expect(sortedAlsoBy('city', price)).toBe('city,-listPrice');
  expect(sortedAlsoBy('city,-listPrice', price)).toBe('city,listPrice');
  expect(sortedAlsoBy('city,listPrice', price)).toBe('city');
});

test('the last one that a list is sorted by stays', () => {
  expect(sortedAlsoBy('title', { name: 'title', falls: true })).toBe('-title');
});
