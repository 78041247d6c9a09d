import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldMeant, withTrueNames } from './fieldMeant.ts';
import { parseFilter } from './filterLanguage.ts';

const names = ['phones', 'properties', 'people', 'branches', 'days', 'bedroomsTotal', 'tag', 'tags', 'Size', 'size', 'holder'];

test.each([
  ['phones', 'phones'], ['phone', 'phones'], ['PHONE', 'phones'], ['property', 'properties'], ['Property', 'properties'], ['person', 'people'], ['branch', 'branches'], ['day', 'days'],
  ['BedroomsTotal', 'bedroomsTotal'], ['tag', 'tag'], ['TAG', 'tag'], ['tags', 'tags'], ['size', 'size'], ['Size', 'Size'], ['SIZE', undefined], ['properties ', undefined], ['holders', undefined],
  ['phon', undefined], ['', undefined], ['constructor', undefined],
])('%j means %j', (written, meant) => {
  expect(fieldMeant(written, names)).toBe(meant);
});

test('two plurals of one word are too many', () => {
  expect(fieldMeant('box', ['boxs', 'boxes'])).toBeUndefined();
});

test('a filter is written with true names, and else as it was', () => {
  expect(withTrueNames('  has:phone -TAG:cold "phone" (property:"12 Elm St",x or -HAS:y)', names)).toBe('  has:phones -tag:cold "phone" (properties:"12 Elm St",x or -HAS:y)');
  expect(withTrueNames('BEDROOMSTOTAL>=3 person.buyer:phone has:"Day" phone:*1234 unknown:1', names)).toBe('bedroomsTotal>=3 people.buyer:phone has:"days" phones:*1234 unknown:1');
  expect(withTrueNames('phone:1 (', names)).toBe('phone:1 (');
});

test('however fields are named, what is written with true names means the same', () => {
  const value = fc.constantFrom('1', '"phone property"', 'phone', 'a,"b c"', 'x*', '*1');
  const term = fc.record({ name: fc.constantFrom('phone', 'PROPERTIES', 'person', 'other'), sign: fc.constantFrom('', '-'), value, asksAny: fc.boolean() })
    .map(({ name, sign, value: asked, asksAny }) => `${sign}${asksAny ? `has:${name}` : `${name}:${asked}`}`);
  const truly: Record<string, string> = { phone: 'phones', PROPERTIES: 'properties', person: 'people', other: 'other' };
  fc.assert(fc.property(fc.array(term, { minLength: 1, maxLength: 5 }), fc.constantFrom(' ', '  ', ' or '), (terms, joint) => {
    const text = terms.join(joint);
    const expected = JSON.stringify(parseFilter(text), (key, one: unknown) => (key === 'field' ? truly[one as string] : key === 'at' ? undefined : one));
    expect(JSON.stringify(parseFilter(withTrueNames(text, names)), (key, one: unknown) => (key === 'at' ? undefined : one))).toBe(expected);
  }));
});
