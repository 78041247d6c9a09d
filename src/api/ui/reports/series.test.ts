import { expect, test } from 'vitest';
import type { ReportResult } from '../../index.ts';
import type { Workbench } from '../workbench.ts';
import { drawingOf, ticksTo } from './series.ts';

const workbench = { agency: { currency: 'USD' }, t: (key: string) => key, describe: () => ({ columns: ['stage'] }), format: { number: String, money: ({ amount }: { amount: number }) => `$${amount}` } } as unknown as Workbench;
const cell = (count: number) => ({ count, values: [count], filter: `n:${count}` });
const heading = (value: string) => ({ value, title: value });
const result = (rows: number, columns: string[]): ReportResult => ({
  report: { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }], ...(columns.length && { column: { field: 'holder' } }) },
  measures: [{ kind: 'count', title: 'Number' }], titles: { rows: ['Stage'], column: columns.length ? 'Holder' : null }, columns: columns.map(heading),
  rows: Array.from({ length: rows }, (_one, index) => ({ headings: [heading(`row ${index}`)], cells: columns.map((_column, at) => cell(at + 1)), total: cell(index + 10) })),
  totals: columns.map((_column, at) => cell((at + 1) * rows)), total: cell(99), period: null, before: null, at: '',
});

test('the smallest of many series are drawn as one', () => {
  const { series } = drawingOf(workbench, result(2, Array.from({ length: 12 }, (_one, index) => `agent ${index}`)), 0);
  expect(series.map(({ title }) => title)).toEqual(['agent 5', 'agent 6', 'agent 7', 'agent 8', 'agent 9', 'agent 10', 'agent 11', 'report.others']);
  expect(series.at(-1)!.points.map(({ size }) => size)).toEqual([15, 15]);
});

test('every point opens the list of its records', () => {
  const { totals, categories, most } = drawingOf(workbench, result(2, []), 0);
  expect([categories, most]).toEqual([['row 0', 'row 1'], 11]);
  expect(totals[1]).toEqual({ size: 11, text: '11', address: '/deals?view=table&filter=n%3A11' });
});

test.each([[0, [0, 1]], [3, [0, 1, 2, 3]], [100, [0, 25, 50, 75, 100]], [87, [0, 25, 50, 75, 100]], [1_200_000, [0, 500_000, 1_000_000, 1_500_000]]])('a scale to %d is round', (most, ticks) => {
  expect(ticksTo({ most, isWhole: false })).toEqual(ticks);
});

test.each([[1, [0, 1]], [2, [0, 1, 2]], [6, [0, 2, 4, 6]], [100, [0, 25, 50, 75, 100]]])('a scale of what is counted to %d has no halves', (most, ticks) => {
  expect(ticksTo({ most, isWhole: true })).toEqual(ticks);
});
