import { expect, test } from 'vitest';
import { instantOf } from './localTime.ts';
import { spanOf } from './span.ts';

// A Sunday.
const monday = { day: '2026-11-22', weekBegins: 1 };
const sunday = { day: '2026-11-22', weekBegins: 7 };

test.each([
  ['2026', '2026-01-01', '2027-01-01'], ['2026-12', '2026-12-01', '2027-01-01'], ['2026-02-28', '2026-02-28', '2026-03-01'],
  ['today', '2026-11-22', '2026-11-23'], ['Yesterday', '2026-11-21', '2026-11-22'], ['tomorrow', '2026-11-23', '2026-11-24'],
  ['thisWeek', '2026-11-16', '2026-11-23'], ['lastWeek', '2026-11-09', '2026-11-16'], ['next-week', '2026-11-23', '2026-11-30'],
  ['thisMonth', '2026-11-01', '2026-12-01'], ['nextMonth', '2026-12-01', '2027-01-01'], ['thisQuarter', '2026-10-01', '2027-01-01'],
  ['lastQuarter', '2026-07-01', '2026-10-01'], ['lastYear', '2025-01-01', '2026-01-01'],
  ['-30d', '2026-10-23', '2026-10-24'], ['+2w', '2026-12-06', '2026-12-07'], ['+3m', '2027-02-22', '2027-02-23'], ['-1y', '2025-11-22', '2025-11-23'],
])('%s is from %s to before %s', (written, from, to) => {
  expect(spanOf(written, monday)).toEqual({ from, to, isAge: false });
});

test('a number of days without a sign is an age', () => {
  expect(spanOf('30d', monday)).toEqual({ from: '2026-10-23', to: '2026-10-24', isAge: true });
});

test('a week begins where the country lets it begin', () => {
  expect(spanOf('thisWeek', sunday)).toMatchObject({ from: '2026-11-22', to: '2026-11-29' });
});

test('a month ends where it ends', () => {
  expect(spanOf('-1m', { day: '2026-03-31', weekBegins: 1 })).toMatchObject({ from: '2026-02-28' });
});

test.each(['', '2026-13', '2026-02-30', '26-01-01', 'soon', '30', '30x', '99999y', 'constructor', '__proto__'])('%j is no day', (written) => {
  expect(spanOf(written, monday)).toBeUndefined();
});

test('a day begins at its own midnight, whichever clock holds', () => {
  expect(new Date(instantOf(Date.parse('2026-03-27T00:00:00Z'), 'Asia/Jerusalem')).toISOString()).toBe('2026-03-26T22:00:00.000Z');
  expect(new Date(instantOf(Date.parse('2026-03-28T00:00:00Z'), 'Asia/Jerusalem')).toISOString()).toBe('2026-03-27T21:00:00.000Z');
  // Clocks that go on at midnight leave it out: the day begins an hour later.
  expect(new Date(instantOf(Date.parse('2018-11-04T00:00:00Z'), 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
});
