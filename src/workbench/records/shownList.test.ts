import { expect, test } from 'vitest';
import type { RecordDescription, SavedView } from '@gable/api';
import { addressShowing, isChanged, shownAt } from './shownList.ts';

const homes = { kind: 'properties' } as RecordDescription;
const view = {
  id: 'v1', title: 'By the sea', records: 'properties', layout: 'board', filter: 'city:Haifa', words: null, archived: null, sort: '-listPrice',
  columns: { columns: ['city'] }, groupBy: 'city', boardBy: 'propertyType', dateBy: null, visibility: 'own',
} as SavedView;
const office = (over = {}) => ({ savedViews: [view], preferences: {}, contributions: { viewAt: (kind: string) => (kind === 'deals' ? [{ drawnBy: 'board' }] : []) }, ...over }) as never;
const at = (address: string, over = {}) => shownAt(office(over), homes, new URL(address, 'http://gable'));

test('an address without a view shows what it says', () => {
  expect(at('/properties?filter=city:Jaffa&sort=title')).toMatchObject({ view: null, isGone: false, query: { filter: 'city:Jaffa', sort: 'title' }, look: { layout: 'table' } });
  expect(at('/properties?view=board').look.layout).toBe('board');
  expect(shownAt(office(), { kind: 'deals' } as RecordDescription, new URL('http://gable/deals')).look.layout).toBe('board');
});

test('an address that names a view shows it as it was saved, and what the address says otherwise', () => {
  expect(at('/properties?view=v1')).toMatchObject({ view, query: { filter: 'city:Haifa', sort: '-listPrice' }, look: { layout: 'board', groupBy: 'city', boardBy: 'propertyType' } });
  expect(at('/properties?view=v1&filter=&as=table&q=pool')).toMatchObject({ query: { filter: undefined, sort: '-listPrice', q: 'pool' }, look: { layout: 'table' } });
});

test('what an address shows is written as it is read', () => {
  for (const address of ['/properties', '/properties?view=board', '/properties?filter=city%3AJaffa', '/properties?view=v1', '/properties?view=v1&filter=&q=pool', '/properties?view=v1&as=table&group=', '/properties?view=calendar&on=closeDate&day=2026-03-01&span=week']) {
    expect(addressShowing(office(), 'properties', at(address))).toBe(address);
  }
});

test('a list begins with the view that the member has chosen, and all are shown by name then', () => {
  const begins = { preferences: { defaultViews: { properties: 'v1' } } };
  expect(at('/properties', begins).view).toBe(view);
  expect(addressShowing(office(begins), 'properties', at('/properties', begins))).toBe('/properties');
  expect(at('/properties?view=table', begins).view).toBe(null);
  expect(addressShowing(office(begins), 'properties', { view: null, query: {}, look: { layout: 'table' } })).toBe('/properties?view=table');
  expect(at('/properties', { ...begins, savedViews: [] })).toMatchObject({ view: null, isGone: false });
});

test('a view that is there no more is told', () => {
  expect(at('/properties?view=v2').isGone).toBe(true);
});

test('a view is changed by another filter, another layout or other columns', () => {
  const changed = (address: string, tables = {}) => isChanged(office({ preferences: { tables } }), at(address));
  expect(changed('/properties?view=v1')).toBe(false);
  expect(changed('/properties?view=v1&filter=city:Jaffa')).toBe(true);
  expect(changed('/properties?view=v1&as=table')).toBe(true);
  expect(changed('/properties?view=v1', { v1: { columns: ['city'] } })).toBe(false);
  expect(changed('/properties?view=v1', { v1: { columns: ['city', 'listPrice'] } })).toBe(true);
  expect(changed('/properties?filter=city:Jaffa')).toBe(false);
});
