import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, stretchesOver, type Box } from './earthCells.ts';

const latitude = fc.oneof(fc.integer({ min: -90e6, max: 90e6 }), fc.constantFrom(-90e6, 0, 90e6));
const longitude = fc.oneof(fc.integer({ min: -180e6, max: 180e6 }), fc.constantFrom(-180e6, 0, 180e6));
const box = fc.tuple(latitude, latitude, longitude, longitude).map(([one, other, west, east]): Box => ({ south: Math.min(one, other), north: Math.max(one, other), west, east }));
const between = (from: number, to: number, part: number): number => from + Math.floor((to - from) * part);
const part = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));

const isOver = (cell: number, given: Box): boolean => stretchesOver(given).some(([first, last]) => cell >= first && cell <= last);

test('what lies in a box lies in its stretches, wherever on the earth', () => {
  fc.assert(fc.property(box, part, part, (given, up, along) => {
    const { south, west, north, east } = given;
    const across = between(0, west > east ? east + 360e6 - west : east - west, along);
    const place = west + across > 180e6 ? west + across - 360e6 : west + across;
    expect(isOver(cellAt(between(south, north, up), place), given)).toBe(true);
  }));
});

test('stretches are few, in order, and apart from each other', () => {
  fc.assert(fc.property(box, (given) => {
    const stretches = stretchesOver(given);
    expect(stretches.length).toBeGreaterThan(0);
    expect(stretches.length).toBeLessThanOrEqual(32);
    expect(stretches.flat()).toEqual([...stretches.flat()].sort((one, other) => one - other));
  }));
});

test('the stretches of a part of a town reach little beyond it', () => {
  const cells = (given: Box): number => stretchesOver(given).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  for (const [south, west] of [[47_600_000, -122_340_000], [0, 0], [-33_868_000, 151_209_000], [32_080_000, 34_780_000]] as const) {
    const given = { south: south - 6_000, west: west - 6_000, north: south + 6_000, east: west + 6_000 };
    expect(cells(given)).toBeLessThan(4 * (12_000 * 12_000 * 2 ** 40) / (180e6 * 360e6));
  }
});

test('a place is in one cell, the corners of the earth too', () => {
  expect(cellAt(-90e6, -180e6)).toBe(0);
  expect(cellAt(90e6, 180e6)).toBe(2 ** 40 - 1);
  expect(stretchesOver({ south: -90e6, west: -180e6, north: 90e6, east: 180e6 })).toEqual([[0, 2 ** 40 - 1]]);
});
