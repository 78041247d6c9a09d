import { expect, test } from 'vitest';
import { readNumber } from './readNumber.ts';

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
