import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter, type Filter } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const compare = (field: string, value: string | string[], is: '=' | '>' | 'startsWith' | 'within' = '='): RecordQuery => ({ filter: { field, is, value } });
const id = newId();

/** What each engine would take differently, and the one answer of both. */
const refused: [what: string, query: RecordQuery, code: string][] = [
  ['a cursor without values', { after: cursor('-updatedAt', id) }, 'query.wrongCursor'],
  ['a cursor with too many values', { after: cursor('-updatedAt', id, 1, 2) }, 'query.wrongCursor'],
  ['a text where a time was', { after: cursor('-updatedAt', id, 'abc') }, 'query.wrongCursor'],
  ['a fraction where a time was', { after: cursor('-updatedAt', id, 1.5) }, 'query.wrongCursor'],
  ['nothing where there always is a time', { after: cursor('-updatedAt', id, null) }, 'query.wrongCursor'],
  ['a number where a text was', { sort: ['firstName'], after: cursor('firstName', id, 7) }, 'query.wrongCursor'],
  ['NUL in a cursor', { sort: ['firstName'], after: cursor('firstName', id, 'a\0') }, 'query.wrongCursor'],
  ['an id that is none', { after: cursor('-updatedAt', 'x\0', 1) }, 'query.wrongCursor'],
  ['a cursor that is a number', { after: cursor() }, 'query.wrongCursor'],
  ['a word where a number is', compare('revision', 'abc', '>'), 'filter.wrongValue'],
  ['a number that fits no column', compare('revision', '100000000000000000000'), 'filter.wrongValue'],
  ['NUL in a text', compare('firstName', 'a\0'), 'filter.wrongValue'],
  ['NUL in a list', compare('emails', ['a\0', 'b']), 'filter.wrongValue'],
  ['half a letter in a list', compare('emails', ['\ud800', 'b']), 'filter.wrongValue'],
  ['NUL in an id', compare('id', 'a\0'), 'filter.wrongValue'],
  ['an empty list', compare('firstName', []), 'filter.wrongValue'],
  ['the beginning of a number', compare('revision', '1', 'startsWith'), 'filter.notComparable'],
  ['a box over texts', compare('firstName', ['1', '2', '3', '4'], 'within'), 'filter.notComparable'],
  ['a name of signs alone', compare('holder', '--'), 'filter.wrongValue'],
];

/** No part of a map. */
const noBoxes: (string | string[])[] = [['2', '1', '1', '2'], ['1', '2', '3'], ['1', '2', '3', '4', '5'], ['-91', '0', '0', '1'], ['0', '0', '1', '181'], ['a', '0', '1', '1'], ['', '0', '1', '1'], '1,2..3,4', []];

/** Unusual, but right. */
const answered: [what: string, query: RecordQuery, count: number][] = [
  ['no number lies between two of them', compare('revision', '1.5'), 0],
  ['nor do several', compare('revision', ['1.5', '2.5']), 0],
  ['a whole one among them does', compare('revision', ['1', '2.5']), 1],
  ['what is equal to nothing is not equal', { filter: { not: { field: 'revision', is: '=', value: '1.5' } } }, 1],
  ['words of signs alone', { words: '\0 -- %' }, 1],
  ['a colleague by name', compare('holder', 'petra'), 1],
  ['one of several names', compare('holder', ['nobody', 'principal pe']), 1],
  ['a name that nobody has', compare('holder', 'nobody'), 0],
  ['who is not called so', { filter: { not: { field: 'holder', is: '=', value: 'nobody' } } }, 1],
  ['a list of texts of which none is there', compare('firstName', ['x', 'y']), 0],
];

describe.each(everyOffice)('an odd query on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
    await gable.principal.create('contacts', { firstName: 'Ann', emails: ['ann@x.test'] });
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  test.each(noBoxes.map((value) => [value]))('%j is no box', async (value) => {
    await expect(gable.principal.list('properties', compare('location', value, 'within'))).rejects.toMatchObject({ status: 400, code: 'filter.wrongValue' });
    await expect(gable.principal.list('properties', compare('location', value))).rejects.toMatchObject({ status: 400, code: 'filter.wrongValue' });
  });

  test.each(refused)('%s is refused', async (_what, query, code) => {
    await expect(gable.principal.list('contacts', query)).rejects.toMatchObject({ code, status: 400 });
    expect(await gable.principal.list('contacts')).toHaveLength(1);
  });

  test.each(answered)('%s', async (_what, query, count) => {
    expect(await gable.principal.list('contacts', query)).toHaveLength(count);
  });

  test('of a decimal is compared as it was written', async () => {
    await gable.principal.create('properties', { unparsedAddress: '1 Elm', bathroomsTotal: 2.3 });
    expect(await gable.principal.list('properties', { filter: parseFilter('bathroomsTotal:2.3') })).toHaveLength(1);
  });

  test('with more words or comparisons than one can mean is refused', async () => {
    const list = (filter: Filter | undefined, words?: string): Promise<unknown> => gable.principal.list('contacts', { filter, words });
    const letters = [...'abcdefghi'];
    await expect(list(undefined, letters.join(' '))).rejects.toMatchObject({ code: 'query.tooManyWords', status: 400 });
    await expect(list(parseFilter(letters.join(' or ')))).rejects.toMatchObject({ code: 'query.tooManyWords', status: 400 });
    await expect(list(parseFilter('revision:1 '.repeat(21)))).rejects.toMatchObject({ code: 'filter.tooManyComparisons', status: 400 });
    expect(await list(parseFilter('revision:1 '.repeat(20)))).toHaveLength(1);
  });

  test('of a single letter finds that letter, not all that begins with it', async () => {
    expect(await gable.principal.list('contacts', { words: 'a' })).toEqual([]);
    expect(await gable.principal.list('contacts', { words: 'an' })).toHaveLength(1);
    const { id: made } = await gable.principal.create('contacts', { firstName: 'J', lastName: 'Doe' });
    expect(await gable.principal.list('contacts', { words: 'j' })).toMatchObject([{ id: made }]);
  });
});
