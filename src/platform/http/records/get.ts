import { json, nothing } from '../request/answer.ts';
import { listed, wholeNumber } from '../request/query.ts';
import type { MemberRoute } from '../request/route.ts';
import { list, named, object, textOrNull } from '../request/schemas.ts';
import { hasAlready, readingTag } from '../request/written.ts';
import { pageSize } from './pageSize.ts';

/** `GET /contacts/<id>?include=&fields=`; with `include=timeline&limit=20` what happened to it comes along, with `asOf=2026-03-01` what it was then. */
export const getRecord: MemberRoute = {
  method: 'GET',
  path: ':kind/:id',
  for: 'member',
  headers: ['if-none-match'],
  query: ['include', 'fields', 'limit', 'asOf'],
  operation: (kind) => ({
    summary: `One of the ${kind}, with its timeline where that is included; with asOf, a day or an instant, as it was then.`,
    answers: { 200: object({ data: named(kind), 'timeline?': object({ data: list(named('TimelineEntry')), next: textOrNull }) }), 304: null },
  }),
  async answer(call) {
    const { office, caller, params, query } = call;
    const address = { kind: params.kind!, id: params.id! };
    const limit = pageSize(wholeNumber(query, 'limit'));
    const included = listed(query.include);
    const asked = { include: included?.filter((name) => name !== 'timeline'), fields: listed(query.fields) };
    const data = query.asOf ? await office.history.asOf(caller, address, { ...asked, asOf: query.asOf }) : await office.records.get(caller, address, asked);
    const given = { data, ...(included?.includes('timeline') && { timeline: data.glimpse ? nothingToTell : await office.history.timeline(caller, address, { limit }) }) };
    const answer = json(given);
    const headers = { ...answer.headers, etag: readingTag(data, answer.body as string) };
    return hasAlready(call, headers.etag) ? nothing(304, { etag: headers.etag }) : { ...answer, headers };
  },
};

/** Of whom no more than a glimpse is seen, no more is told. */
const nothingToTell = { data: [], next: null };
