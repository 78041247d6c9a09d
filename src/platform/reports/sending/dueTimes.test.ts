import { expect, test } from 'vitest';
import { lastDue, nextDue, type Timing } from './dueTimes.ts';

const usual: Timing = { repeats: 'workdays', weekday: null, dayOfMonth: null, hour: 8 };
const seattle = { timeZone: 'America/Los_Angeles', country: 'US' };
const jerusalem = { timeZone: 'Asia/Jerusalem', country: 'IL' };
const next = (timing: Partial<Timing>, after: string, setting = seattle): string => new Date(nextDue({ ...usual, ...timing }, Date.parse(after), setting)).toISOString();
const last = (timing: Partial<Timing>, upTo: string, setting = seattle): string => new Date(lastDue({ ...usual, ...timing }, Date.parse(upTo), setting)).toISOString();

const cases: { name: string; timing: Partial<Timing>; after: string; setting: typeof seattle; due: string }[] = [
  { name: 'a working day after a Friday is a Monday', timing: {}, after: '2026-11-20T17:00:00Z', setting: seattle, due: '2026-11-23T16:00:00.000Z' },
  { name: 'where the week ends on Saturday, Sunday is one', timing: {}, after: '2026-11-20T17:00:00Z', setting: jerusalem, due: '2026-11-22T06:00:00.000Z' },
  { name: 'it is not the moment itself', timing: {}, after: '2026-11-23T16:00:00Z', setting: seattle, due: '2026-11-24T16:00:00.000Z' },
  { name: 'every week on a Wednesday', timing: { repeats: 'weekly', weekday: 3 }, after: '2026-11-23T00:00:00Z', setting: seattle, due: '2026-11-25T16:00:00.000Z' },
  { name: 'a month’s 31st is its last day', timing: { repeats: 'monthly', dayOfMonth: 31, hour: 23 }, after: '2026-11-23T00:00:00Z', setting: seattle, due: '2026-12-01T07:00:00.000Z' },
  { name: 'February has its last day', timing: { repeats: 'monthly', dayOfMonth: 30 }, after: '2027-02-02T00:00:00Z', setting: seattle, due: '2027-02-28T16:00:00.000Z' },
  { name: 'eight stays eight when the clocks go forward', timing: {}, after: '2027-03-12T17:00:00Z', setting: seattle, due: '2027-03-15T15:00:00.000Z' },
  { name: 'and when they go back', timing: {}, after: '2026-10-30T16:00:00Z', setting: seattle, due: '2026-11-02T16:00:00.000Z' },
  { name: 'an hour that is left out is the next one', timing: { repeats: 'weekly', weekday: 7, hour: 2 }, after: '2027-03-13T00:00:00Z', setting: seattle, due: '2027-03-14T10:00:00.000Z' },
  { name: 'an hour that is there twice comes once', timing: { repeats: 'weekly', weekday: 7, hour: 1 }, after: '2026-11-01T08:30:00Z', setting: seattle, due: '2026-11-08T09:00:00.000Z' },
];

test.each(cases)('$name', ({ timing, after, setting, due }) => {
  expect(next(timing, after, setting)).toBe(due);
});

test('the last one is the one before the next', () => {
  expect(last({}, '2026-11-22T12:00:00Z')).toBe('2026-11-20T16:00:00.000Z');
  expect(last({}, '2026-11-20T16:00:00Z')).toBe('2026-11-20T16:00:00.000Z');
  expect(last({ repeats: 'monthly', dayOfMonth: 31 }, '2026-11-23T00:00:00Z')).toBe('2026-10-31T15:00:00.000Z');
});
