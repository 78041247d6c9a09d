import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { parseFilter as parse, writeFilter } from './filterLanguage.ts';

/** Without the places of the terms. */
const parseFilter = (text: string): Filter => JSON.parse(JSON.stringify(parse(text), (key, value: unknown) => (key === 'at' ? undefined : value))) as Filter;

test('terms stand for «and», commas for alternatives, a dash negates', () => {
  expect(parseFilter('stage:won,lost value>=500000 -city:"Tel Aviv" has:phones garden')).toEqual({ all: [
    { field: 'stage', is: '=', value: ['won', 'lost'] }, { field: 'value', is: '>=', value: '500000' },
    { not: { field: 'city', is: '=', value: 'Tel Aviv' } }, { field: 'phones', is: 'has', value: true }, { words: 'garden' },
  ] });
});

test('«or» binds weaker than standing together, parentheses bind first', () => {
  expect(parseFilter('a:1 b:2 or c:3')).toEqual({ any: [{ all: [{ field: 'a', is: '=', value: '1' }, { field: 'b', is: '=', value: '2' }] }, { field: 'c', is: '=', value: '3' }] });
  expect(parseFilter('a:1 (b:2 or c:3)')).toMatchObject({ all: [{ field: 'a' }, { any: [{ field: 'b' }, { field: 'c' }] }] });
});

test('a term knows its place', () => {
  expect(parse('garden  stage:won (a:1 or -b>2)')).toEqual({ all: [
    { words: 'garden' }, { field: 'stage', is: '=', value: 'won', at: 9 },
    { any: [{ field: 'a', is: '=', value: '1', at: 20 }, { not: { field: 'b', is: '>', value: '2', at: 28 } }] },
  ] });
});

test('a star stands behind a beginning and before an end', () => {
  expect(parseFilter('lastName:Co* phones:*1234')).toEqual({ all: [{ field: 'lastName', is: 'startsWith', value: 'Co' }, { field: 'phones', is: 'endsWith', value: '1234' }] });
  expect(parseFilter('phones:*"55 12"')).toEqual({ field: 'phones', is: 'endsWith', value: '55 12' });
  expect(parseFilter('phones:*1,2')).toEqual({ field: 'phones', is: '=', value: ['*1', '2'] });
});

test('a box is written by two of its corners', () => {
  expect(parseFilter('location:47.6,-122.4..47.7,-122.3 x')).toEqual({ all: [{ field: 'location', is: 'within', value: ['47.6', '-122.4', '47.7', '-122.3'] }, { words: 'x' }] });
  expect(parseFilter('a:1,"2..3",4')).toEqual({ field: 'a', is: '=', value: ['1', '2..3', '4'] });
});

test('words of any script are words', () => {
  expect(parseFilter('כהן "μεγάλο σπίτι"')).toEqual({ all: [{ words: 'כהן' }, { words: 'μεγάλο σπίτι' }] });
});

test.each(['a:', 'a:1 or', '(a:1', 'a:1)', '"open', '('.repeat(20) + 'a:1'])('%s is refused with its place', (text) => {
  expect(() => parseFilter(text)).toThrow(expect.objectContaining({ code: 'filter.invalid', status: 400 }));
});

test('commas in a comparison group thousands', () => {
  expect(parseFilter('listPrice<1,000,000 area>=2,000sqft')).toEqual({ all: [{ field: 'listPrice', is: '<', value: '1000000' }, { field: 'area', is: '>=', value: '2000sqft' }] });
  expect(parseFilter('price>"1,250,000.50"')).toEqual({ field: 'price', is: '>', value: '1250000.50' });
  expect(parseFilter('rooms:1,200,300')).toEqual({ field: 'rooms', is: '=', value: ['1', '200', '300'] });
});

test.each(['a>1,2', 'a<=1,0000', 'a<10,00,000', 'a>x,y'])('%s is told to be one value too many', (text) => {
  expect(() => parseFilter(text)).toThrow(expect.objectContaining({ code: 'filter.oneValue', status: 400, values: { term: text, position: 1 } }));
});

test('what is written is read back the same', () => {
  const filters: Filter[] = [
    { field: 'city', is: '=', value: 'Tel "Aviv" \\ x' }, { field: 'a', is: '=', value: ['x,y', 'or', '-z'] }, { words: 'or' }, { words: 'a:b' },
    { all: [{ any: [{ words: 'a' }, { field: 'b', is: '<', value: '3' }] }, { not: { all: [{ words: 'c' }, { words: 'd' }] } }] },
    { field: 'lastName', is: 'startsWith', value: 'Co' }, { field: 'phones', is: 'has', value: true },
    { field: 'phones', is: 'endsWith', value: '0188' }, { field: 'a', is: 'endsWith', value: 'x y*' }, { field: 'a', is: '=', value: '*x' }, { field: 'a', is: '=', value: ['*x', 'y'] },
    { not: { field: 'location', is: 'within', value: ['-1', '2.5', '0.000001', '-180'] } }, { field: 'a', is: '=', value: ['1', '2..3', '4'] },
  ];
  for (const filter of filters) expect(parseFilter(writeFilter(filter))).toEqual(filter);
});

test.each([['a:'.repeat(900)], ['('.repeat(1_900)], ['-'.repeat(1_999)], ['a'.repeat(3_000)], [`"${'\\'.repeat(1_900)}`], ['a:1 or '.repeat(250)]])('a hostile filter is answered at once (%#)', (text) => {
  const took = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now();
    try {
      parseFilter(text);
    } catch (refusal) {
      expect(refusal).toMatchObject({ status: 400 });
    }
    return performance.now() - started;
  });
  // The machine may be busy with something else once.
  expect(Math.min(...took)).toBeLessThan(50);
});
