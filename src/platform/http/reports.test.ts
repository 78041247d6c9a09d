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

test('its table is taken away as a file, which the history tells', async () => {
  const file = await gable.asPrincipal('GET', 'reports/deals.pipeline/export?format=csv');
  expect(file.status).toBe(200);
  expect(decodeURIComponent(file.headers.get('content-disposition')!)).toContain('Pipeline by stage and colleague.csv');
  expect(file.body.replace('\ufeff', '').split('\r\n')[0]).toBe('Stage,Petra Principal: Total Value,Petra Principal: Number,Total: Total Value,Total: Number');
  expect(file.body).toContain('Inquiry,');
  expect(await gable.asPrincipal('GET', 'reports/deals.pipeline/export?format=xlsx')).toMatchObject({ status: 200 });
  expect((await gable.asPrincipal('GET', 'exports')).body.data[0]).toMatchObject({ kind: 'deals', format: 'xlsx', count: 1, filter: '-has:closedAt' });
  expect(await gable.asPrincipal('POST', 'reports/deals.pipeline/printed')).toMatchObject({ status: 204 });
  expect((await gable.asPrincipal('GET', 'exports')).body.data[0]).toMatchObject({ kind: 'deals', format: 'pdf', count: 1 });
  expect(await gable.asPrincipal('GET', 'reports/deals.pipeline/export?format=vcard')).toMatchObject({ status: 400 });
});

test('a token tells no more of a report than of the records that it is of', async () => {
  const secret = await gable.office.auth.tokens.create({ agency: gable.agency, member: gable.principal.id, name: 'contacts only', scopes: ['contacts:read', 'reports:read', 'export'] } as never);
  const headers = { authorization: `Bearer ${secret}` };
  const statuses = await Promise.all([
    gable.anyone('POST', 'reports/run', { headers, body: pipeline }), gable.anyone('GET', 'reports/deals.pipeline/result', { headers }), gable.anyone('GET', 'reports/deals.pipeline/export', { headers }),
    gable.anyone('POST', 'reports/run', { headers, body: { ...pipeline, records: 'contacts', rows: [] } }), gable.anyone('GET', 'reports/contacts.newBySource/result', { headers }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 200, 200]);
});
