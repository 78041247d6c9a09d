import { expect, test } from 'vitest';
import type { RecordDescription } from '@gable/api';
import { wholeCount, type Total } from './totals.ts';

const by = (kind: string) => ({ kind: 'properties', boardBy: 'status', fields: [{ name: 'status', kind }] }) as unknown as RecordDescription;
const column = (count: number, atLeast = false) => ({ total: { count, atLeast, sum: null } as Total });
const many = { count: 10_000, atLeast: true };

test('the head says the sum of what the columns know exactly', () => {
  expect(wholeCount(by('choice'), many, [column(10_500), column(300)])).toEqual({ count: 10_800, atLeast: false });
});

test('the head says no more than is known', () => {
  expect(wholeCount(by('choice'), many, [])).toBe(many);
  expect(wholeCount(by('choice'), many, [column(300), { total: null }])).toBe(many);
  expect(wholeCount(by('multiChoice'), many, [column(10_500), column(300)])).toBe(many);
});
