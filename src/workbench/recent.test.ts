import { expect, test, vi } from 'vitest';
import { Recent } from './recent.svelte.ts';

test('records of a kind that went are not shown, and are again when it comes back', () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) });
  const kinds = new Set(['contacts', 'leases']);
  const recent = new Recent((kind) => kinds.has(kind));
  recent.restore('petra');
  recent.add({ kind: 'leases', id: '1', title: 'A-1' });
  kinds.delete('leases');
  recent.add({ kind: 'contacts', id: '2', title: 'Dana' });
  expect(recent.records.map(({ id }) => id)).toEqual(['2']);
  kinds.add('leases');
  expect(recent.records.map(({ id }) => id)).toEqual(['2', '1']);
});
