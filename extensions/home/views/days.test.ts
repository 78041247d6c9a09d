import { expect, test } from 'vitest';
import { at, instantOf } from './days.ts';

const now = new Date('2026-11-22T21:30:00Z');

test('tomorrow begins where the agency is', () => {
  expect(at('tomorrow', 'Europe/Athens', now)).toBe('2026-11-23T07:00:00.000Z');
  expect(at('tomorrow', 'Asia/Tehran', now)).toBe('2026-11-24T05:30:00.000Z');
});

test('today is the next full hour', () => {
  expect(at('today', 'Europe/Athens', now)).toBe('2026-11-22T22:00:00.000Z');
});

test('a local hour is found in summer and in winter', () => {
  expect(instantOf('2026-07-01T09:00', 'Asia/Jerusalem')).toBe('2026-07-01T06:00:00.000Z');
  expect(instantOf('2026-12-01T09:00', 'Asia/Jerusalem')).toBe('2026-12-01T07:00:00.000Z');
});
