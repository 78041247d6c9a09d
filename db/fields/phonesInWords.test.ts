import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, test } from 'vitest';
import { phones } from './phones.ts';
import { phonesInWords } from './phonesInWords.ts';

const parse = (typed: string, country: string) => phones().kind.parse([typed], {} as never, { country })[0]!;

test.each([
  ['IL', '+972521234567', '052-123-4567'], ['IL', '+97246123456', '04-612-3456'], ['US', '206 555 0100', '(206) 555-0100'], ['GR', '6912345678', '691 234 5678'],
  ['IL', '+302101234567', '+30 21 0123 4567'], ['US', '+16045550100', '+1 604 555 0100'], ['US', '206 555 0100 x12', '(206) 555-0100 ext. 12'], ['IT', '+390612345678', '06 1234 5678'],
  ['IR', '۰۹۱۲۱۲۳۴۵۶۷', '0912 123 4567'], ['US', '123 ext, 5', '123 ext, 5'],
])('in %s, %s is written %s', (country, typed, words) => {
  const inWords = phonesInWords(country);
  expect(inWords(parse(typed, country))).toBe(words);
  expect(inWords(parse(typed, country))).toBe(words);
});

test('every number is the same again, at home and abroad', () => {
  const all = getCountries().flatMap((country) => {
    const { number } = getExampleNumber(country, examples)!;
    return Array.from({ length: 40 }, (_one, index) => number.slice(0, -2) + String((index * 37) % 100).padStart(2, '0')).concat(Array.from({ length: 40 }, (_one, index) => number.slice(0, -6) + String((index * 123_457) % 1_000_000).padStart(6, '0')));
  });
  for (const country of ['IL', 'US', 'GR', 'IR', 'IT', 'AR', 'MX', 'RU', 'GB', 'BR', 'HU']) {
    const inWords = phonesInWords(country);
    const wrong = all.filter((number) => {
      const phone = parse(number, country);
      return phone.e164 !== null && parse(inWords(phone), country).e164 !== phone.e164;
    });
    expect(wrong, country).toEqual([]);
  }
});
