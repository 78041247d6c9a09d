import { expect, test } from 'vitest';
import { clockAt, instantAt } from './zonedTime.ts';

test('a day and hour in the agency’s zone are an instant, and back', () => {
  expect(instantAt({ day: '2026-11-22', time: '09:00', timeZone: 'Asia/Jerusalem' })).toBe('2026-11-22T07:00:00.000Z');
  expect(clockAt('2026-11-22T07:00:00.000Z', 'Asia/Jerusalem')).toEqual({ day: '2026-11-22', time: '09:00' });
  expect(instantAt({ day: '2026-07-01', time: '00:30', timeZone: 'Asia/Tehran' })).toBe('2026-06-30T21:00:00.000Z');
});

test('an hour that spring skips is the one after it', () => {
  const { day, time } = clockAt(instantAt({ day: '2026-03-08', time: '02:30', timeZone: 'America/New_York' }), 'America/New_York');
  expect({ day, time }).toEqual({ day: '2026-03-08', time: '03:30' });
});
