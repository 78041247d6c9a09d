import { expect, test } from 'vitest';
import type { FieldDescription, RecordData, RecordDescription } from '../../index.ts';
import { clockAt } from '../../zonedTime.ts';
import { firstDayIn, monthsNamed, shifted, standingOf, valueAt, valueOn } from './days.ts';

const day = { name: 'closeDate', kind: 'date', readOnly: false } as FieldDescription;
const time = { name: 'nextStepAt', kind: 'dateTime', readOnly: false } as FieldDescription;
const deals = { kind: 'deals', boardBy: 'stage', fields: [{ name: 'stage', kind: 'choice', choices: [{ value: 'new' }, { value: 'won', meaning: 'good' }] }] } as unknown as RecordDescription;
const record = { id: 'r', title: 'Ruth', closeDate: '2026-11-30', nextStepAt: '2026-11-30T18:00:00.000Z', stage: 'won' } as unknown as RecordData;

test('a record stands on its day, coloured by where it stands otherwise', () => {
  expect(standingOf(deals, { record, by: day })).toEqual({ id: 'r', title: 'Ruth', start: '2026-11-30', allDay: true, editable: true, color: 'var(--good-soft)', contrastColor: 'var(--good)' });
  expect(standingOf(deals, { record: { ...record, stage: 'new' }, by: time })).toMatchObject({ allDay: false, color: 'var(--hue-1-soft)' });
  expect(standingOf(deals, { record: { ...record, glimpse: true }, by: day }).editable).toBe(false);
});

test('what is put elsewhere takes that day, or that instant', () => {
  expect(valueAt(day, '2026-12-01')).toBe('2026-12-01');
  expect(valueAt(time, '2026-12-01T10:00:00-08:00')).toBe('2026-12-01T18:00:00.000Z');
  expect(valueOn(time, '2026-12-01', 'America/Los_Angeles')).toBe('2026-12-01T17:00:00.000Z');
  expect(valueOn(day, '2026-12-01T10:00:00-08:00', 'America/Los_Angeles')).toBe('2026-12-01');
});

test('a day further is the same hour, summer time or not', () => {
  const by = (days: number) => ({ days, timeZone: 'America/Los_Angeles', clock: clockAt });
  expect(shifted(day, '2026-12-31', by(1))).toBe('2027-01-01');
  expect(shifted(time, '2026-10-31T17:00:00.000Z', by(1))).toBe('2026-11-01T18:00:00.000Z');
});

test('a week begins as it does where the agency is', () => {
  expect(['US', 'IL', 'GR', 'IR'].map(firstDayIn)).toEqual([0, 0, 1, 6]);
});

test('months are named as the reader counts them', () => {
  expect(monthsNamed({ from: '2026-11-01', to: '2026-11-30', locale: 'en' })).toBe('November 2026');
  expect(monthsNamed({ from: '2026-11-29', to: '2026-12-05', locale: 'en' })).toBe('November – December 2026');
  expect(monthsNamed({ from: '2026-11-01', to: '2026-11-30', locale: 'fa' })).toBe('آبان – آذر ۱۴۰۵');
});
