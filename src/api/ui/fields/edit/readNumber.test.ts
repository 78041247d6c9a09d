import { expect, test } from 'vitest';
import { readAmount, readNumber } from './readNumber.ts';

test.each([
  ['1,250,000', 'en', 1_250_000], ['2.75', 'en', 2.75], ['1.250.000,5', 'el', 1_250_000.5], ['2,75', 'el', 2.75], ['2.75', 'el', 2.75],
  ['۱٬۲۵۰٫۵', 'fa', 1250.5], ['۲۵۰', 'fa', 250], ['1 250 000', 'en', 1_250_000], ['-3', 'he', -3],
])('%s in %s is %d', (text, locale, number) => {
  expect(readNumber(text, locale)).toBe(number);
});

test('nothing is no number, and words are not one either', () => {
  expect(readNumber('  ', 'en')).toBeNull();
  expect(readNumber('about 5', 'en')).toBeNaN();
});

test('a price is read as one says it', () => {
  expect(readAmount('1.2m', 'en')).toBe(1_200_000);
  expect(readAmount('750 K', 'en')).toBe(750_000);
  expect(readAmount('1,2 εκ.', 'el')).toBe(1_200_000);
  expect(readAmount('۷۵۰ هزار', 'fa')).toBe(750_000);
  expect(readAmount('750 אלף', 'he')).toBe(750_000);
  expect(readAmount('1,250,000', 'en')).toBe(1_250_000);
  expect(readAmount('3 apples', 'en')).toBeNaN();
  expect(readAmount('', 'en')).toBeNull();
});
