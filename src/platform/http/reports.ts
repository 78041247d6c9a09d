import { checkedReport } from '../reports/checkReport.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, named } from './request/schemas.ts';

/** `POST /reports/run` with a report's description: its figures, as the caller may see them. */
export const runReport: MemberRoute = {
  method: 'POST',
  path: 'reports/run',
  for: 'member',
  body: 'json',
  operation: () => ({
    summary: 'Works a report out. Every number comes with the filter that opens the list of its records.',
    body: named('ReportDescription'),
    answers: { 200: answered(named('ReportResult')) },
  }),
  async answer({ office, caller, body }) {
    const { runReport: run } = await import('../reports/runReport.ts');
    return json({ data: await run(office, caller, checkedReport(body.values)) });
  },
};
