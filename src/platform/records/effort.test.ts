import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFilter } from '@gable/api';
import { openTestOffice, type TestMember, type TestOffice } from '@gable/api/testing';
import { mayScan } from './effort.ts';
import { planListing } from './listQuery.ts';

let gable: TestOffice;
let agent: TestMember;
beforeAll(async () => {
  gable = await openTestOffice();
  agent = await gable.hire('agent');
});
afterAll(() => gable[Symbol.asyncDispose]());

function scans(member: TestMember, kind: string, { filter = '', sort = '-updatedAt', ...query }: { filter?: string; sort?: string; words?: string; archived?: 'any' | 'only' } = {}): boolean {
  const asked = { ...query, sort: sort.split(','), ...(filter && { filter: parseFilter(filter) }) };
  return mayScan(planListing(gable.office.records.kinds.get(kind), member.caller(), asked));
}

describe('a page is read on the main thread', () => {
  test('where an index gives it in its order', () => {
    expect(scans(gable.principal, 'contacts')).toBe(false);
    expect(scans(gable.principal, 'contacts', { sort: 'title' })).toBe(false);
    expect(scans(gable.principal, 'contacts', { sort: '-lastContactAt' })).toBe(false);
    expect(scans(gable.principal, 'deals', { filter: 'stage:proposal holder:me' })).toBe(false);
    expect(scans(gable.principal, 'deals', { filter: 'stage:proposal holder:"Petra Principal"' })).toBe(false);
    expect(scans(gable.principal, 'properties', { filter: 'standardStatus:Active listPrice<1000000', sort: 'listPrice' })).toBe(false);
    expect(scans(gable.principal, 'properties', { filter: 'location:47.60,-122.34..47.61,-122.33 standardStatus:Active', sort: 'title' })).toBe(false);
    expect(scans(gable.principal, 'contacts', { filter: 'lastName:lev* phones:*0188' })).toBe(false);
    expect(scans(agent, 'contacts')).toBe(false);
    expect(scans(agent, 'deals', { filter: 'stage:proposal' })).toBe(false);
  });
});

describe('a page is read beside it', () => {
  test.each([
    ['that asks for words', 'contacts', { words: 'ann' }],
    ['with words in its filter', 'contacts', { filter: 'ann' }],
    ['of the archive', 'contacts', { archived: 'only' }],
    ['with the archive', 'contacts', { archived: 'any' }],
    ['with an alternative', 'contacts', { filter: 'lastName:a or lastName:b' }],
    ['with a negation', 'contacts', { filter: '-lastName:a' }],
    ['by a field without an index', 'contacts', { filter: 'source:web' }],
    ['by a field of many values', 'contacts', { filter: 'phones:2065550100' }],
    ['in a whole country', 'properties', { filter: 'location:36,-9..44,3' }],
    ['around the earth', 'properties', { filter: 'location:47.60,179.99..47.61,-179.99' }],
    ['outside of a piece of a town', 'properties', { filter: '-location:47.60,-122.34..47.61,-122.33' }],
    ['by a digit or two', 'contacts', { filter: 'phones:*88' }],
    ['in an order without an index', 'contacts', { sort: 'firstName' }],
    ['in an order of two fields', 'contacts', { sort: 'title,updatedAt' }],
    ['by one index in the order of another', 'contacts', { filter: 'lastName:Levi', sort: 'title' }],
    ['from several values on', 'deals', { filter: 'stage:inquiry,proposal' }],
  ] as const)('%s', (_what, kind, query) => {
    expect(scans(gable.principal, kind, query)).toBe(true);
  });
});
