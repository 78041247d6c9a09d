import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut } from './segments.ts';

test('a short list is drawn whole', () => {
  expect(cut(2, { from: 0, to: 50, kept: [0] })).toEqual([{ key: '0', index: 0 }, { key: '1', index: 1 }]);
  expect(cut(0, { from: 8, to: 58, kept: [3] })).toEqual([]);
});

test('the row with the focus and the head of its group stay drawn, out of sight too', () => {
  expect(cut(100, { from: 50, to: 51, kept: [80, 3, 80] })).toEqual([
    { key: 'room 0', gap: 3 }, { key: '3', index: 3 }, { key: 'room 1', gap: 46 }, { key: '50', index: 50 }, { key: 'room 2', gap: 29 }, { key: '80', index: 80 }, { key: 'room 3', gap: 19 },
  ]);
});

test('every row is drawn or has its room, in order', () => {
  const number = fc.nat(300);
  fc.assert(fc.property(fc.tuple(number, number, number, fc.array(number, { maxLength: 4 })), ([total, from, length, kept]) => {
    const segments = cut(total, { from, to: from + length, kept });
    const places = segments.flatMap((segment) => ('index' in segment ? [segment.index] : Array<number>(segment.gap).fill(-1)));
    expect(places.length).toBe(total);
    expect(places.every((place, index) => place === -1 || place === index)).toBe(true);
    expect(new Set(segments.map(({ key }) => key)).size).toBe(segments.length);
  }));
});
