import { holdingsOf } from '../../erasure/holdings.ts';
import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { anything, list, named, object, text } from '../request/schemas.ts';

/** `GET /contacts/<id>/holdings`: all that is kept about somebody, for whoever may erase them. */
export const holdings: MemberRoute = {
  method: 'GET',
  path: ':kind/:id/holdings',
  for: 'member',
  operation: (kind) => ({
    summary: `All that is kept about one of the ${kind}: the record, what was written about it, where it is named, and its history.`,
    answers: { 200: object({ record: named(kind), notes: list(anything), tasks: list(anything), namedIn: list(object({ kind: text, id: text, title: text, field: text })), history: list(named('TimelineEntry')) }) },
  }),
  async answer({ office, caller, params }) {
    return json(await holdingsOf(office, caller, { kind: params.kind!, id: params.id! }));
  },
};
