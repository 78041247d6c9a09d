import { expect, test } from 'vitest';
import { term, termsIn, wordsOf, written } from './terms.ts';

const parts = (filter: string) => termsIn(filter).map(({ isNot, field, operator, values }) => ({ isNot, field, operator, values }));

test('a filter falls into its conditions', () => {
  expect(parts('waterfrontYN:yes bedroomsTotal>=4 -city:Seattle,"Mercer Island"')).toEqual([
    { isNot: false, field: 'waterfrontYN', operator: ':', values: ['yes'] },
    { isNot: false, field: 'bedroomsTotal', operator: '>=', values: ['4'] },
    { isNot: true, field: 'city', operator: ':', values: ['Seattle', 'Mercer Island'] },
  ]);
});

test('what is in brackets and what is joined by «or» stays whole', () => {
  expect(termsIn('holder:me (city:Kent or city:Renton)').map(({ text }) => text)).toEqual(['holder:me', '(city:Kent or city:Renton)']);
  expect(termsIn('city:Kent or city:Renton').map(({ text }) => text)).toEqual(['(city:Kent or city:Renton)']);
});

test('a comparison has one value, however its thousands are written', () => {
  expect(parts('listPrice<1,000,000 livingArea>2,000sqft lotSizeArea>=1,5')).toMatchObject([{ values: ['1000000'] }, { values: ['2000sqft'] }, { values: ['1,5'] }]);
});

test('a filter is written as it was read', () => {
  const filter = '-has:phones stage:"Second visit" value<1000000 "lake view"';
  expect(written(termsIn(filter))).toBe(filter);
});

test('values that need quotes get them, and a beginning keeps its star', () => {
  expect(term({ field: 'standardStatus', values: ['Coming Soon', 'Active'] }).text).toBe('standardStatus:"Coming Soon",Active');
  expect(term({ field: 'city', values: ['New York*'] }).text).toBe('city:"New York"*');
  expect(termsIn('city:"New York"*')[0]!.values).toEqual(['New York*']);
});

test('an end keeps its star, and a box its corners', () => {
  expect(parts('phones:*0188 -location:47.6,-122.4..47.7,-122.3')).toMatchObject([{ values: ['*0188'] }, { isNot: true, values: ['47.6,-122.4..47.7,-122.3'] }]);
  expect(term({ field: 'phones', values: ['*0188'] }).text).toBe('phones:*0188');
  expect(term({ field: 'location', values: ['47.6,-122.4..47.7,-122.3'] }).text).toBe('location:47.6,-122.4..47.7,-122.3');
});

test('a value with a quote in it comes back as it was', () => {
  const { text } = term({ field: 'subdivisionName', values: ['The "Old" Mill, upper'] });
  expect(termsIn(`${text} city:Kent`).map(({ values }) => values)).toEqual([['The "Old" Mill, upper'], ['Kent']]);
});

test('free words are found among conditions', () => {
  expect(wordsOf(termsIn('lake "with garden" city:Kent -pool'))).toBe('lake with garden');
});
