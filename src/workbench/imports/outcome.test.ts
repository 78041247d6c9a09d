import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportState } from '@gable/api';
import { Messages } from '../messages.ts';
import { isThere, outcomeOf, rowsToBring } from './outcome.ts';

const messages = new Messages('en', JSON.parse(readFileSync(new URL('../messages/en.json', import.meta.url), 'utf8')) as Record<string, string>);
const none = { rows: 0, toCreate: 0, toChange: 0, there: 0, inArchive: 0, done: 0, created: 0, changed: 0, restored: 0, touched: 0, skipped: 0, refused: 0, undone: 0, kept: 0, offset: 0, undoneDownTo: null };
const standing = (progress: Partial<ImportState>) => ({ ...none, records: 'properties', fileName: 'homes.csv', duplicates: 'skip', phase: 'applied', ...progress }) as const;
const told = (progress: Partial<ImportState>, state = 'done') => outcomeOf({ t: (key, values) => messages.text(key, values) }, { state, progress: standing(progress) });

test('what came in is said with what did not', () => {
  expect(told({ rows: 41, created: 40, refused: 1 })).toBe('40 added, 1 refused');
});

test('a file of which everything is there brings nothing new, and says so before and after', () => {
  expect(told({ phase: 'judged', rows: 40, there: 40 })).toBe('Nothing new: 40 there already');
  expect(told({ rows: 40, skipped: 40 })).toBe('Nothing new: 40 there already');
});

test('where the file changes what is there, there is something to bring', () => {
  expect(told({ phase: 'judged', rows: 40, there: 40, duplicates: 'update' })).toBe('Ready; nothing has been written yet');
});

test('of rows that are decided one by one those count that are not left as they are', () => {
  const progress = standing({ phase: 'judged', rows: 43, toCreate: 3, there: 40, duplicates: 'decide' });
  expect(rowsToBring(progress, { each: {}, otherwise: 'skip' })).toBe(3);
  expect(rowsToBring(progress, { each: { 2: 'update', 3: 'skip' }, otherwise: 'skip' })).toBe(4);
  expect(rowsToBring(progress, { each: { 2: 'skip' }, otherwise: 'make' })).toBe(42);
});

test('one row is one', () => {
  expect([0, 1, 2].map((count) => messages.text('import.go', { count }))).toEqual(['Bring in 0 rows', 'Bring in one row', 'Bring in 2 rows']);
});

test('what was taken back is said with what stays', () => {
  expect(told({ phase: 'undone', created: 3, undone: 2, kept: 1 })).toBe('2 taken back, 1 stay, changed since');
});

test('a record that two rows tell of is taken back once, and then nothing of the file is there', () => {
  const rows = { phase: 'undoing', created: 3, changed: 2, touched: 3 } as const;
  expect(isThere(standing({ ...rows, undone: 1, kept: 1 }))).toBe(true);
  expect(isThere(standing({ ...rows, undone: 2, kept: 1 }))).toBe(false);
});

test('an import that broke is not done', () => {
  expect(told({ phase: 'applying', created: 3 }, 'failed')).toBe('It stopped before its end');
  expect(told({ phase: 'judging', failure: { code: 'import.empty', values: {} } }, 'failed')).toBe('This file can’t be taken');
});
