import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, named, object, text } from './request/schemas.ts';

/** `POST /reports/run` with a report's description: its figures, as the caller may see them. */
export const runReport: MemberRoute = {
  method: 'POST',
  path: 'reports/run',
  for: 'member',
  scope: () => 'read',
  body: 'json',
  operation: () => ({
    summary: 'Works a report out. Every number comes with the filter that opens the list of its records.',
    body: named('ReportDescription'),
    answers: { 200: answered(named('ReportResult')) },
  }),
  async answer({ office, caller, body }) {
    const [{ checkedReport }, { runReport: run }] = await Promise.all([import('../reports/checkReport.ts'), import('../reports/runReport.ts')]);
    return json({ data: await run(office, caller, checkedReport(body.values)) });
  },
};

/** `GET /reports/<id>/result`: one that is kept, or that an extension brings, such as `deals.pipeline`. */
export const getReportResult: MemberRoute = {
  method: 'GET',
  path: 'reports/:id/result',
  for: 'member',
  operation: () => ({
    summary: 'Works out a report that somebody keeps, or one that an extension brings ready-made, such as `deals.pipeline`.',
    answers: { 200: object({ data: named('ReportResult'), title: text, shownAs: text }) },
  }),
  async answer({ office, caller, params }) {
    const [{ checkedReport }, { foundReport }, { runReport: run }] = await Promise.all([import('../reports/checkReport.ts'), import('../reports/foundReport.ts'), import('../reports/runReport.ts')]);
    const { title, shownAs, report } = await foundReport(office, caller, params.id!);
    return json({ data: await run(office, caller, checkedReport(report)), title, shownAs });
  },
};
