import { expect, test } from 'vitest';
import { afterWorkingMinutes, usualHours } from './workingTime.ts';

const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const athens = { hours, timeZone: 'Europe/Athens' };

test.each([
  ['within a day', '2026-11-23T08:00:00Z', 60, '2026-11-23T09:00:00.000Z'],
  ['before the office opens', '2026-11-23T04:00:00Z', 60, '2026-11-23T08:00:00.000Z'],
  ['to the last minute of a day', '2026-11-23T15:00:00Z', 60, '2026-11-23T16:00:00.000Z'],
  ['over the night', '2026-11-23T15:30:00Z', 60, '2026-11-24T07:30:00.000Z'],
  ['over the weekend', '2026-11-27T15:30:00Z', 60, '2026-11-30T07:30:00.000Z'],
  ['from a Sunday', '2026-11-22T12:00:00Z', 15, '2026-11-23T07:15:00.000Z'],
  ['longer than a day', '2026-11-23T07:00:00Z', 600, '2026-11-24T08:00:00.000Z'],
  ['over the day on which clocks go back', '2026-10-23T14:30:00Z', 60, '2026-10-26T07:30:00.000Z'],
] as const)('counts working minutes %s', (...[, at, minutes, until]) => {
  expect(afterWorkingMinutes(at, minutes, athens)).toBe(until);
});

test('an office that never opens has the minutes as they are', () => {
  expect(afterWorkingMinutes('2026-11-23T08:00:00Z', 60, { hours: { ...hours, days: [] }, timeZone: 'UTC' })).toBe('2026-11-23T09:00:00.000Z');
});

test.each([['IL', [1, 2, 3, 4, 7]], ['GR', [1, 2, 3, 4, 5]], ['IR', [1, 2, 3, 4, 6, 7]], ['', [1, 2, 3, 4, 5]]])('the week of %s', (country, days) => {
  expect(usualHours(country).days).toEqual(days);
});
