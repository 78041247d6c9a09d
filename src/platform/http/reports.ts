import { demand } from '../auth/scopes.ts';
import { mediaTypes } from '../exports/formats.ts';
import { contentDisposition } from '../files/fileName.ts';
import { json, nothing } from './request/answer.ts';
import { oneOf } from './request/oneOf.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, named, object, text } from './request/schemas.ts';

/** `POST /reports/run` with a report's description: its figures, as the caller may see them. */
export const runReport: MemberRoute = {
  method: 'POST',
  path: 'reports/run',
  for: 'member',
  // Of which kind it is, its body says.
  scope: () => 'any',
  body: 'json',
  operation: () => ({
    summary: 'Works a report out. Every number comes with the filter that opens the list of its records.',
    body: named('ReportDescription'),
    answers: { 200: answered(named('ReportResult')) },
  }),
  async answer({ office, caller, body }) {
    const [{ checkedReport }, { runReport: run }] = await Promise.all([import('../reports/checkReport.ts'), import('../reports/runReport.ts')]);
    const report = checkedReport(body.values);
    demand(caller.scopes ?? null, `${report.records}:read`);
    return json({ data: await run(office, caller, report) });
  },
};

/** `GET /reports/<id>/result`: one that is kept, or that an extension brings, such as `deals.pipeline`. */
export const getReportResult: MemberRoute = {
  method: 'GET',
  path: 'reports/:id/result',
  for: 'member',
  // Of which kind it is, is known when it is found.
  scope: () => 'any',
  operation: () => ({
    summary: 'Works out a report that somebody keeps, or one that an extension brings ready-made, such as `deals.pipeline`.',
    answers: { 200: object({ data: named('ReportResult'), title: text, shownAs: text }) },
  }),
  async answer({ office, caller, params }) {
    const [{ checkedReport }, { foundReport }, { runReport: run }] = await Promise.all([import('../reports/checkReport.ts'), import('../reports/foundReport.ts'), import('../reports/runReport.ts')]);
    const { title, shownAs, report } = await foundReport(office, caller, params.id!);
    demand(caller.scopes ?? null, `${report.records}:read`);
    return json({ data: await run(office, caller, checkedReport(report)), title, shownAs });
  },
};

/** `GET /reports/<id>/export?format=csv|xlsx`: its table as a file. */
export const exportReport: MemberRoute = {
  method: 'GET',
  path: 'reports/:id/export',
  for: 'member',
  scope: () => 'export',
  query: ['format'],
  operation: () => ({
    summary: 'The table of a report as CSV or XLSX. It is told in the history.',
    answers: { 200: { mediaTypes: [mediaTypes.csv, mediaTypes.xlsx].map(({ mediaType }) => mediaType.split(';')[0]!) } },
  }),
  async answer({ office, caller, params, query: { format } }) {
    const { exportReport: start } = await import('../reports/exportReport.ts');
    const { name, mediaType, content } = await start(office, caller, { id: params.id!, format: oneOf('format', format, ['csv', 'xlsx']) ?? 'csv' });
    return { status: 200, headers: { 'content-type': mediaType, 'content-disposition': contentDisposition(name, { inline: false }) }, body: content };
  },
};

/** `POST /reports/<id>/printed`: the browser prints it, or makes a PDF of it. */
export const noteReportPrinted: MemberRoute = {
  method: 'POST',
  path: 'reports/:id/printed',
  for: 'member',
  scope: () => 'export',
  operation: () => ({ summary: 'Tells the history that somebody prints a report, or makes a PDF of it.', answers: { 204: null } }),
  async answer({ office, caller, params }) {
    const { notePrinted } = await import('../reports/exportReport.ts');
    await notePrinted(office, caller, params.id!);
    return nothing();
  },
};
