import { expect, test } from 'vitest';
import type { ChangeEvent } from '@gable/api';
import { RecentChanges } from './recentChanges.ts';

const change = (sequence: number): { change: ChangeEvent } => ({
  change: { sequence, command: 'run', kind: 'contacts', id: String(sequence), action: 'changed', by: null, fields: [], revision: 1 },
});

test('a window that begins to listen late is told what came after it was read', () => {
  const recent = new RecentChanges(10);
  for (const sequence of [11, 13, 14]) recent.take(change(sequence));
  expect(recent.after(10)).toEqual([change(11), change(13), change(14)]);
  expect(recent.after(12)).toEqual([change(13), change(14)]);
  expect(recent.after(20)).toEqual([]);
});

test('a window that was read before all that is known still reads everything anew', () => {
  const recent = new RecentChanges(10);
  expect(recent.after(9)).toEqual([{ missed: 10 }]);
  for (let sequence = 11; sequence <= 300; sequence += 1) recent.take(change(sequence));
  expect(recent.after(50)).toEqual([{ missed: 100 }]);
  expect(recent.after(100)).toHaveLength(200);
});

test('what the stream itself has missed, windows that come later have missed too', () => {
  const recent = new RecentChanges(10);
  recent.take(change(11));
  recent.take({ missed: 40 });
  recent.take(change(41));
  expect(recent.after(11)).toEqual([{ missed: 40 }]);
  expect(recent.after(40)).toEqual([change(41)]);
});
