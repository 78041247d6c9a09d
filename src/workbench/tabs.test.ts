import { beforeEach, expect, test, vi } from 'vitest';
import { tabPathOf, Tabs, type Tab } from './tabs.svelte.ts';

const tab = (path: string, isPreview = false): Tab => ({ path, address: path, title: path, icon: 'house', isPreview });
const paths = (tabs: Tabs) => tabs.open.map(({ path }) => path);

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) });
});

test('a record that is only looked at gives its tab to the next one', () => {
  const tabs = new Tabs();
  tabs.show(tab('/deals'));
  tabs.show(tab('/deals/1', true));
  tabs.show(tab('/deals/2', true));
  expect(paths(tabs)).toEqual(['/deals', '/deals/2']);
  tabs.keep('/deals/2');
  tabs.show(tab('/deals/3', true));
  expect(paths(tabs)).toEqual(['/deals', '/deals/2', '/deals/3']);
});

test('another filter of the same list stays in its tab', () => {
  const tabs = new Tabs();
  tabs.show(tab('/deals'));
  tabs.show({ ...tab('/deals'), address: '/deals?filter=holder%3Ame' });
  expect(tabs.open.map(({ address }) => address)).toEqual(['/deals?filter=holder%3Ame']);
});

test('closing the shown tab leads to its neighbour', () => {
  const tabs = new Tabs();
  for (const path of ['/', '/contacts', '/deals']) tabs.show(tab(path));
  expect(tabs.close('/deals')).toBe('/contacts');
  expect(tabs.close('/')).toBeUndefined();
});

test('a window finds its tabs again after a reload, and what the server drew among them', () => {
  const before = new Tabs();
  before.restore('petra');
  before.show(tab('/'));
  before.show(tab('/deals'));
  const after = new Tabs();
  after.show(tab('/contacts'));
  after.restore('petra');
  expect(paths(after)).toEqual(['/', '/deals', '/contacts']);
});

test('pages are found again under their names in the language of now, records under their own', () => {
  const before = new Tabs();
  before.restore('petra');
  before.show({ ...tab('/deals'), title: 'Deals', address: '/deals?view=table' });
  before.show({ ...tab('/deals/1'), title: 'Elm St' });
  const after = new Tabs();
  after.restore('petra', (address) => (address.startsWith('/deals?') ? 'עסקאות' : undefined));
  expect(after.open.map(({ title }) => title)).toEqual(['עסקאות', 'Elm St']);
});

test('who signs in next at a window finds none of the tabs of the one before', () => {
  const petras = new Tabs();
  petras.restore('petra');
  petras.show(tab('/contacts/1'));
  const adams = new Tabs();
  adams.restore('adam');
  expect(paths(adams)).toEqual([]);
});

test('the pages of the settings share a tab', () => {
  const tabs = new Tabs();
  for (const page of ['/settings/account', '/deals', '/settings/appearance']) tabs.show({ ...tab(tabPathOf(page)), address: page });
  expect(tabs.open.map(({ address }) => address)).toEqual(['/settings/appearance', '/deals']);
});

test('tabs that lead nowhere close, the shown one in favour of its neighbour', () => {
  const tabs = new Tabs();
  for (const path of ['/deals', '/leases', '/contacts', '/leases/1']) tabs.show(tab(path));
  tabs.current = '/contacts';
  const isThere = (path: string) => !path.startsWith('/leases');
  expect(tabs.closeGone(isThere)).toBeUndefined();
  expect(paths(tabs)).toEqual(['/deals', '/contacts']);
  tabs.show(tab('/leases/2'));
  tabs.show(tab('/leases/new'));
  expect(tabs.closeGone(isThere)).toBe('/contacts');
  expect(paths(tabs)).toEqual(['/deals', '/contacts']);
});
