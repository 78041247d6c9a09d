import { expect, test } from 'vitest';
import { inOrder, momentOf, type Task } from './task.ts';

const now = new Date('2026-11-22T10:00:00Z');
const dayOf = (at: string | Date) => new Date(at).toISOString().slice(0, 10);

test.each([
  ['2026-11-22T09:59:00Z', 'overdue'],
  ['2026-11-22T18:00:00Z', 'today'],
  ['2026-11-23T08:00:00Z', 'tomorrow'],
  ['2026-11-29T08:00:00Z', 'week'],
  ['2026-12-24T08:00:00Z', 'later'],
  [null, 'someday'],
])('a task due at %s is for %s', (dueAt, moment) => {
  expect(momentOf({ dueAt }, now, dayOf)).toBe(moment);
});

test('the day is the agency’s, not the clock’s', () => {
  const inAthens = (at: string | Date) => new Date(new Date(at).getTime() + 2 * 3_600_000).toISOString().slice(0, 10);
  expect(momentOf({ dueAt: '2026-11-22T22:30:00Z' }, now, inAthens)).toBe('tomorrow');
});

test('what is due first stands first, and the important before the rest', () => {
  const task = (id: string, dueAt: string | null, priority: Task['priority']) => ({ id, dueAt, priority }) as Task;
  const order = inOrder([task('someday', null, 'high'), task('low', '2026-11-23', 'low'), task('high', '2026-11-23', 'high'), task('first', '2026-11-20', null)]);
  expect(order.map(({ id }) => id)).toEqual(['first', 'high', 'low', 'someday']);
});
