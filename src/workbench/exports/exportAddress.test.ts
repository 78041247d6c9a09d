import { expect, test } from 'vitest';
import { exportAddress } from './exportAddress.ts';

const query = { filter: 'roles:buyer', q: 'Δήμου', sort: '-lastName', archived: 'only' } as const;

test('what is shown is asked for as the list asks for it', () => {
  expect(exportAddress('contacts', { format: 'csv', scope: 'shown', query })).toBe('/api/v1/contacts/export?format=csv&filter=roles%3Abuyer&q=%CE%94%CE%AE%CE%BC%CE%BF%CF%85&sort=-lastName&archived=only');
  expect(exportAddress('contacts', { format: 'csv', scope: 'shown', query: {} })).toBe('/api/v1/contacts/export?format=csv');
});

test('everything is everything, whatever is shown', () => {
  expect(exportAddress('contacts', { format: 'xlsx', scope: 'everything', query })).toBe('/api/v1/contacts/export?format=xlsx&archived=any&relations=yes');
});
