import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveTestOffice, type ServedOffice } from './testing/servedOffice.ts';

let gable: ServedOffice;
beforeAll(async () => {
  gable = await serveTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const pipeline = { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }] };

test('a report is worked out for whoever asks, and for nobody else', async () => {
  await gable.asPrincipal('POST', 'deals', { body: { title: 'A house', side: 'buyer' } });
  expect(await gable.asPrincipal('POST', 'reports/run', { body: pipeline })).toMatchObject({ status: 200, body: { data: { total: { count: 1, values: [1], filter: '' }, rows: [{ headings: [{ value: 'inquiry', title: 'Inquiry' }], total: { filter: 'stage:inquiry' } }] } } });
  expect(await gable.anyone('POST', 'reports/run', { body: pipeline })).toMatchObject({ status: 401 });
  const agent = await gable.hire('agent');
  expect(await agent.ask('POST', 'reports/run', { body: pipeline })).toMatchObject({ status: 200, body: { data: { total: { count: 0 } } } });
  expect((await (await gable.stranger())('POST', 'reports/run', { body: pipeline })).body.data.total.count).toBe(0);
});

test('what is no report is refused with its sentence', async () => {
  expect(await gable.asPrincipal('POST', 'reports/run', { body: { ...pipeline, rows: [{ field: 'stage', by: 'moon' }] } })).toMatchObject({ status: 400, body: { code: 'report.wrong', detail: expect.stringContaining('rows.0.by') } });
});

test('a ready-made one and one that is kept are read by their ids', async () => {
  expect(await gable.asPrincipal('GET', 'reports/deals.pipeline/result')).toMatchObject({ status: 200, body: { title: 'Pipeline by stage and colleague', shownAs: 'bars', data: { report: { records: 'deals' } } } });
  const { body: { data: { id } } } = await gable.asPrincipal('POST', 'reports', { body: { title: 'Mine', report: pipeline, shownAs: 'table' } });
  expect(await gable.asPrincipal('GET', `reports/${id}/result`)).toMatchObject({ status: 200, body: { title: 'Mine', data: { total: { count: 1 } } } });
  expect(await (await gable.stranger())('GET', `reports/${id}/result`)).toMatchObject({ status: 404 });
});
