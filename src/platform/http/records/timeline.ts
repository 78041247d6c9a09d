import { json } from '../request/answer.ts';
import { oneOf } from '../request/oneOf.ts';
import { wholeNumber } from '../request/query.ts';
import type { MemberRoute } from '../request/route.ts';
import { list, named, object, textOrNull } from '../request/schemas.ts';
import { pageSize } from './pageSize.ts';

/** `GET /contacts/<id>/timeline?after=&limit=`: what happened to it, newest first. */
export const timeline: MemberRoute = {
  method: 'GET',
  path: ':kind/:id/timeline',
  for: 'member',
  query: ['after', 'limit', 'person', 'field', 'type'],
  operation: (kind) => ({
    summary: `What happened to one of the ${kind}, newest first: changes, notes and tasks.`,
    answers: { 200: object({ data: list(named('TimelineEntry')), next: textOrNull }) },
  }),
  async answer({ office, caller, params, query }) {
    const limit = pageSize(wholeNumber(query, 'limit'));
    return json(await office.history.timeline(caller, { kind: params.kind!, id: params.id! }, {
      after: query.after || undefined, limit, person: query.person || undefined, field: query.field || undefined, type: query.type ? oneOf('type', query.type, ['change', 'note', 'task']) : undefined,
    }));
  },
};
