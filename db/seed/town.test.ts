import { expect, test } from 'vitest';
import { drawing } from './drawings/drawing.ts';
import { drawingsOf } from './pictures.ts';
import { isDouble } from './people.ts';
import { Town } from './town.ts';

const town = (people: number, seed = 1) => new Town({ seed, today: '2026-11-22', people });
const average = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

test('grows with the people in it', () => {
  expect([160, 4_000, 1_000_000].map((people) => town(people).homes)).toEqual([40, 1_000, 250_000]);
  expect(town(1_000_000).staff.length).toBeGreaterThan(town(160).staff.length * 5);
});

test('anybody of a million can be asked for at once, and is the same each time', () => {
  const large = town(1_000_000);
  expect(large.person(999_999)).toEqual(town(1_000_000).person(999_999));
  expect(large.course(large.home(249_999))).toEqual(town(1_000_000).course(town(1_000_000).home(249_999)));
});

test('asks more for what is larger and nearer to the sea', () => {
  const apartments = Array.from({ length: 2_000 }, (_none, index) => town(8_000).home(index)).filter(({ building, toLet }) => building === 'apartment' && !toLet);
  const perMeter = (near: boolean) => average(apartments.filter(({ place }) => (place.metersToSea < 400) === near).map(({ price, livingArea }) => price / livingArea!));
  expect(perMeter(true)).toBeGreaterThan(1.3 * perMeter(false));
  const price = (bedrooms: number) => average(apartments.filter((home) => home.bedrooms === bedrooms).map((home) => home.price));
  expect(price(3)).toBeGreaterThan(price(2));
  expect(price(2)).toBeGreaterThan(price(1));
});

test('houses stand along their streets, on land, and no two on one spot', () => {
  const places = Array.from({ length: 1_000 }, (_none, index) => town(4_000).home(index).place);
  for (const { spot, metersToSea } of places) {
    expect(metersToSea).toBeGreaterThan(20);
    expect(Math.hypot((spot.latitude - 34.917) * 111_000, (spot.longitude - 33.63) * 91_000)).toBeLessThan(3_000);
  }
  expect(new Set(places.map(({ spot }) => `${spot.latitude} ${spot.longitude}`)).size).toBe(places.length);
});

test('only who was entered twice has the number of another', () => {
  const numbers = Array.from({ length: 5_000 }, (_none, index) => ({ index, number: town(5_000).person(index).phones?.[0]?.e164 })).filter(({ index, number }) => number && !isDouble(index));
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
  const [twice, once] = [town(160).person(17), town(160).person(7)];
  expect(twice.phones?.[0]?.e164).toBe(once.phones?.[0]?.e164);
});

test('everything happens in order, and none of it after today', () => {
  const small = town(400);
  for (let index = 0; index < small.homes; index += 1) {
    const { begins, active, ends, cuts, chances } = small.course(small.home(index));
    const times = [begins, ...cuts.map(({ at }) => at), ...(ends ? [ends.at] : []), ...chances.flatMap(({ begins: from, proposal, ends: end }) => [from, proposal ?? from, end?.at ?? from])];
    expect(Math.min(...times)).toBe(begins);
    expect(Math.max(...times)).toBeLessThanOrEqual(small.calendar.now + 1);
    if (active !== null) expect(active).toBeGreaterThan(begins);
    for (const { begins: from, proposal, ends: end } of chances) expect([from, proposal ?? from, end?.at ?? proposal ?? from]).toEqual([from, proposal ?? from, end?.at ?? proposal ?? from].sort((one, other) => one - other));
  }
});

test('draws every picture that a page may name', () => {
  for (const [subject, count] of Object.entries(drawingsOf)) {
    for (let variant = 0; variant < count; variant += 1) expect(drawing(`${subject}-${variant}`)).not.toMatch(/undefined|NaN/);
  }
});
