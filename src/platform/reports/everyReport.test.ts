import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseFilter, type RecordData, type ReportCell, type ReportDescription, type ReportGrouping, type ReportMeasure, type ReportResult } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { dayAt } from '../days/localTime.ts';
import { everyOffice } from '../testing/everyOffice.ts';
import { randomFrom } from '../testing/randomFrom.ts';
import { runReport } from './runReport.ts';
import { naiveKey, naiveValue } from './testing/naiveReport.ts';

const now = Date.parse('2026-11-22T20:00:00Z');
const day = { zone: 'America/Los_Angeles', today: '2026-11-22' };

const steps = ['day', 'week', 'month', 'quarter', 'year'] as const;
const groupings = fc.oneof(
  fc.constantFrom('city', 'heating', 'standardStatus', 'waterfrontYN', 'bedroomsTotal', 'bathroomsTotal', 'holder').map((field) => ({ field })),
  fc.record({ field: fc.constantFrom('closeDate', 'priceChangeTimestamp'), by: fc.constantFrom(...steps.slice(1)) }),
  fc.record({ field: fc.constantFrom('closeDate', 'priceChangeTimestamp'), by: fc.constant('age' as const), bands: fc.constantFrom([30, 90], [7], [1, 2, 365]) }),
  fc.constantFrom({ field: 'listPrice', bands: [100_000, 250_000.5, 900_000] }, { field: 'bedroomsTotal', bands: [1, 3] }, { field: 'seaDistance', bands: [50, 400] }),
) as fc.Arbitrary<ReportGrouping>;
const measures: fc.Arbitrary<ReportMeasure> = fc.oneof(
  fc.constant({ of: 'count' as const }),
  fc.record({ of: fc.constantFrom('sum', 'average', 'median', 'least', 'most'), field: fc.constantFrom('listPrice', 'closePrice', 'livingArea', 'bedroomsTotal', 'bathroomsTotal', 'seaDistance') }),
);
const spans: Record<string, [from: string, to: string, before: string, yearBefore: [string, string]]> = {
  thisYear: ['2026-01-01', '2027-01-01', '2025-01-01', ['2025-01-01', '2026-01-01']],
  lastQuarter: ['2026-07-01', '2026-10-01', '2026-04-01', ['2025-07-01', '2025-10-01']],
  '2026-10': ['2026-10-01', '2026-11-01', '2026-09-01', ['2025-10-01', '2025-11-01']],
  '90d': ['2026-08-25', '2026-11-23', '2026-05-27', ['2025-08-25', '2025-11-23']],
};
const reports: fc.Arbitrary<ReportDescription> = fc.record({
  records: fc.constant('properties'),
  rows: fc.uniqueArray(groupings, { maxLength: 2, selector: ({ field }) => field }),
  column: fc.option(groupings, { nil: undefined }),
  measures: fc.array(measures, { minLength: 1, maxLength: 4 }),
  filter: fc.constantFrom(undefined, 'bedroomsTotal>=1', 'city:Seattle or heating:Gas', '-has:listPrice', '"Elm"'),
  period: fc.option(fc.record({ field: fc.constantFrom('closeDate', 'priceChangeTimestamp'), span: fc.constantFrom(...Object.keys(spans)), comparedWith: fc.constantFrom(undefined, 'before', 'yearBefore') }), { nil: undefined }),
}).map((report) => JSON.parse(JSON.stringify(report)) as ReportDescription);

describe.each(everyOffice)('every report on $engine', ({ open }) => {
  let gable: TestOffice;
  let records: RecordData[];
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    gable = await open();
    const { principal } = gable;
    for (const [name, kind] of [['seaDistance', { kind: 'integer' }], ['heating', { kind: 'choice', choices: ['Gas', 'Solar'] }]] as const) {
      const { data } = await principal.run('fields.add', { records: 'properties', title: name, sketch: kind as never });
      expect(data.name).toBe(name);
    }
    const random = randomFrom(4_711);
    const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
    const sometimes = <Value>(list: readonly Value[]): Value | undefined => (random() < 0.3 ? undefined : one(list));
    const money = () => { const amount = sometimes([9_999_999, 10_000_000, 25_000_050, 90_000_000]); return amount && { amount, currency: one(['USD', 'USD', 'EUR']) }; };
    const made: string[] = [];
    for (let index = 0; index < 90; index += 1) {
      vi.setSystemTime(now - Math.floor(random() * 500) * 86_400_000 - Math.floor(random() * 86_400_000));
      const { id } = await principal.create('properties', {
        unparsedAddress: `${one(['Elm', 'Όλγας', 'הרצל'])} ${index}`, city: sometimes(['Seattle', 'SEATTLE', 'Τήνος', 'כפר סבא', 'x "y" *']), standardStatus: one(['Active', 'Active Under Contract', 'Closed']),
        listPrice: money(), closePrice: money(), bedroomsTotal: sometimes([0, 1, 2, 3]), bathroomsTotal: sometimes([1, 1.5, 2.25]), livingArea: sometimes([50, 80.5, 119.99]), waterfrontYN: sometimes([true, false]),
        closeDate: sometimes([0]) === undefined ? undefined : new Date(now - Math.floor((random() - 0.05) * 600) * 86_400_000).toISOString().slice(0, 10),
        seaDistance: sometimes([40, 100, 500]), heating: sometimes(['Gas', 'Solar']),
      });
      if (random() < 0.6) await principal.run('properties.change', { id, listPrice: { amount: 12_345_600, currency: 'USD' } });
      made.push(id);
    }
    vi.setSystemTime(now);
    records = await Promise.all(made.map((id) => principal.get('properties', id)));
  }, 120_000);
  afterAll(async () => {
    vi.useRealTimers();
    await gable[Symbol.asyncDispose]();
  });

  const isIn = (record: RecordData, field: string, [from, to]: readonly [string, string]): boolean => {
    const value = record[field] as string | null;
    const on = value && (value.length > 10 ? dayAt(Date.parse(value), day.zone) : value);
    return Boolean(on && on >= from && on < to);
  };

  test('tells what a naive reading tells, and every number opens the list of its records', async () => {
    const caller = gable.principal.caller();
    const found = new Map<string, Set<string>>();
    const idsOf = async (filter: string): Promise<Set<string>> => {
      let ids = found.get(filter);
      if (!ids) found.set(filter, ids = new Set((await gable.principal.list('properties', { filter: parseFilter(filter), limit: 200 })).map(({ id }) => id)));
      return ids;
    };
    let cells = 0;
    await fc.assert(fc.asyncProperty(reports, async (report) => {
      const base = report.filter ? await idsOf(report.filter) : null;
      const filtered = records.filter(({ id }) => !base || base.has(id));
      const result: ReportResult = await runReport(gable.office, caller, report);
      const told = spans[report.period?.span ?? ''];
      const stretch = (days: readonly [string, string]): RecordData[] => filtered.filter((record) => isIn(record, report.period!.field, days));
      const current = told ? stretch([told[0], told[1]]) : filtered;
      const groupings = [...report.rows, ...(report.column ? [report.column] : [])];
      const keysOf = (record: RecordData): unknown[] => groupings.map((grouping) => folded(naiveKey(record, grouping, day)));
      const check = async (cell: ReportCell | null, keys: readonly (readonly [number, unknown])[]): Promise<void> => {
        const own = current.filter((record) => keys.every(([index, key]) => keysOf(record)[index] === folded(key)));
        expect(cell?.count ?? 0, JSON.stringify({ report, keys, filter: cell?.filter })).toBe(own.length);
        for (const [index, measure] of report.measures.entries()) if (cell) expect(rounded(cell.values[index]), JSON.stringify({ report, keys })).toEqual(rounded(naiveValue(own, measure)));
        if (cell && cells % 5 === 0) expect(await idsOf(cell.filter), cell.filter).toEqual(new Set(own.map(({ id }) => id)));
        cells += 1;
      };
      await check(result.total, []);
      for (const [index, heading] of result.columns.entries()) await check(result.totals[index]!, [[report.rows.length, heading.value]]);
      for (const row of result.rows) {
        const keys = row.headings.map(({ value }, index) => [index, value] as const);
        await check(row.total, keys);
        for (const [index, heading] of result.columns.entries()) await check(row.cells[index]!, [...keys, [report.rows.length, heading.value]]);
      }
      if (report.rows.length) expect(result.rows.reduce((sum, { total }) => sum + total.count, 0)).toBe(current.length);
      if (told && report.period?.comparedWith) {
        const before = stretch(report.period.comparedWith === 'before' ? [told[2], told[0]] : told[3]);
        expect(result.total.before!.count).toBe(before.length);
        expect(await idsOf(result.total.before!.filter)).toEqual(new Set(before.map(({ id }) => id)));
      } else expect(result.total.before).toBeUndefined();
    }), { seed: 4_711, numRuns: 120 });
    expect(cells).toBeGreaterThan(1_000);
  }, 240_000);
});

/** Towns are told apart as people read them. */
const folded = (key: unknown): unknown => (typeof key === 'string' ? key.toLowerCase() : key);

const rounded = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
