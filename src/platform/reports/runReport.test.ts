import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseFilter, type ReportCell, type ReportDescription } from '@gable/api';
import type { TestMember, TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { checkedReport } from './checkReport.ts';
import { runReport } from './runReport.ts';

describe.each(everyOffice)('a report on $engine', ({ open }) => {
  let gable: TestOffice;
  let agent: TestMember;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T20:00:00Z') });
    gable = await open();
    agent = await gable.hire('agent');
    const { principal } = gable;
    for (const [who, stage] of [[principal, 'proposal'], [principal, 'inquiry'], [agent, 'proposal']] as const) await who.create('deals', { title: `A ${stage}`, side: 'buyer', stage, value: { amount: 100_00, currency: 'USD' } });
    for (const who of [principal, principal, agent]) await who.create('properties', { unparsedAddress: '1 Elm', city: 'Seattle', listingAgreement: 'Open', mandateFee: { amount: 7_00, currency: 'USD' } });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await gable[Symbol.asyncDispose]();
  });

  const run = async (who: TestMember, report: unknown) => runReport(gable.office, who.caller(), checkedReport(report));
  const refusal = (report: unknown) => run(gable.principal, report).then(() => null, (failure: { code: string }) => failure.code);
  const opened = async (who: TestMember, kind: string, { filter }: ReportCell) => (await who.list(kind, { filter: parseFilter(filter) })).length;
  const counted = { measures: [{ of: 'count' }] };

  test('stands in the order of the pipeline, with stages and people by their names', async () => {
    const { rows, columns, titles } = await run(gable.principal, { records: 'deals', rows: [{ field: 'stage' }], column: { field: 'holder' }, ...counted });
    expect(rows.map(({ headings: [heading], total }) => [heading!.value, heading!.title, total.count])).toEqual([['inquiry', 'Inquiry', 1], ['proposal', 'Proposal', 2]]);
    expect(columns.map(({ title }) => title)).toContain('Petra Principal');
    expect(titles).toEqual({ rows: ['Stage'], column: 'Agent' });
  });

  test('tells an agent of their own deals alone', async () => {
    const { total, rows } = await run(agent, { records: 'deals', rows: [{ field: 'stage' }], ...counted });
    expect([total.count, rows.length]).toEqual([1, 1]);
  });

  test('counts homes that somebody sees in outline where a list shows them, and tells nothing of what is hidden', async () => {
    const fee = { of: 'sum', field: 'mandateFee' };
    const byCity = await run(agent, { records: 'properties', rows: [{ field: 'city' }], measures: [{ of: 'count' }, fee] });
    expect(byCity.total.values).toEqual([3, [{ amount: 7_00, currency: 'USD' }]]);
    expect(await opened(agent, 'properties', byCity.total)).toBe(3);
    const byAgreement = await run(agent, { records: 'properties', rows: [{ field: 'listingAgreement' }], ...counted });
    expect(byAgreement.total.count).toBe(1);
    expect(await opened(agent, 'properties', byAgreement.total)).toBe(1);
    expect(await opened(agent, 'properties', byAgreement.rows[0]!.total)).toBe(1);
    expect((await run(gable.principal, { records: 'properties', rows: [{ field: 'listingAgreement' }], ...counted })).total.count).toBe(3);
  });

  test('tells a median of what somebody sees alone, and of each currency by itself', async () => {
    const { principal } = gable;
    for (const [who, amount, currency] of [[principal, 1_00, 'EUR'], [principal, 2_01, 'EUR'], [agent, 900_00, 'EUR']] as const) await who.create('deals', { title: 'In euros', side: 'seller', value: { amount, currency } });
    const median = { records: 'deals', filter: 'side:seller', rows: [], measures: [{ of: 'median', field: 'value' }] };
    expect((await run(principal, median)).total.values).toEqual([[{ amount: 2_01, currency: 'EUR' }]]);
    expect((await run(agent, median)).total.values).toEqual([[{ amount: 900_00, currency: 'EUR' }]]);
    expect((await run(principal, { ...median, filter: undefined, rows: [{ field: 'holder' }] })).total.values).toEqual([[{ amount: 2_01, currency: 'EUR' }, { amount: 100_00, currency: 'USD' }]]);
  });

  test.each([
    ['report.wrong', { records: 'deals', rows: [] }],
    ['report.wrong', { records: 'deals', rows: [], measures: [{ of: 'sum' }] }],
    ['report.wrong', { records: 'deals', rows: [{ field: 'value', bands: [2, 1] }], ...counted }],
    ['record.unknownKind', { records: 'dragons', rows: [], ...counted }],
    ['query.unknownField', { records: 'deals', rows: [{ field: 'nonsense' }], ...counted }],
    ['query.unknownField', { records: 'deals', rows: [], measures: [{ of: 'sum', field: 'nonsense' }] }],
    ['report.notGroupable', { records: 'deals', rows: [{ field: 'people' }], ...counted }],
    ['report.notGroupable', { records: 'deals', rows: [{ field: 'stage', by: 'month' }], ...counted }],
    ['report.notMeasurable', { records: 'deals', rows: [], measures: [{ of: 'sum', field: 'stage' }] }],
    ['report.wrongPeriod', { records: 'deals', rows: [], period: { field: 'closedAt', span: 'soon' }, ...counted }],
    ['report.notGroupable', { records: 'deals', rows: [], period: { field: 'stage', span: 'thisYear' }, ...counted }],
    ['filter.unknownField', { records: 'deals', rows: [], filter: 'nonsense:1', ...counted }],
    ['report.tooManyCells', { records: 'deals', rows: [{ field: 'createdAt', by: 'day' }], period: { field: 'createdAt', span: '9y' }, ...counted }],
  ] as [string, Partial<ReportDescription>][])('is refused as %s: %j', async (code, report) => {
    expect(await refusal(report)).toBe(code);
  });
});
