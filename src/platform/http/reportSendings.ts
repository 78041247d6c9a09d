import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, anything, dictionary, list, object, oneOf, text, textOrNull } from './request/schemas.ts';

const instant = { ...text, format: 'date-time' };

/** `GET /reports/<id>/sendings`: when it goes out, and to whom it went. */
export const getSendings: MemberRoute = {
  method: 'GET',
  path: 'reports/:id/sendings',
  for: 'member',
  scope: () => 'reports:read',
  operation: () => ({
    summary: 'When a report goes out by mail, each schedule with its next time, and to whom it went or why not, the newest first.',
    answers: { 200: answered(object({ schedules: list(dictionary(anything)), sendings: list(object({ member: text, at: instant, state: oneOf('queued', 'sent', 'failed'), failure: textOrNull })) })) },
  }),
  async answer({ office, caller, params }) {
    const { sendingsOf } = await import('../reports/sending/sendings.ts');
    return json({ data: await sendingsOf(office, caller, params.id!) });
  },
};

/** `GET /reports/nextTime?repeats=weekly&weekday=1&hour=8`: when that would be, by the agency's clocks. */
export const getNextTime: MemberRoute = {
  method: 'GET',
  path: 'reports/nextTime',
  for: 'member',
  query: ['repeats', 'weekday', 'dayOfMonth', 'hour'],
  scope: () => 'reports:read',
  operation: () => ({ summary: 'When a report would be sent next by such a schedule: `repeats` is workdays, weekly or monthly, `weekday` 1 for Monday to 7.', answers: { 200: answered(object({ nextAt: instant })) } }),
  async answer({ caller, query }) {
    const { nextDueOf } = await import('../reports/sending/sendings.ts');
    return json({ data: { nextAt: nextDueOf(query, caller.agency) } });
  },
};
