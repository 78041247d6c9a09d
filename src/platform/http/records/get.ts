import { json, nothing } from '../request/answer.ts';
import { listed } from '../request/query.ts';
import type { MemberRoute } from '../request/route.ts';
import { answered, named } from '../request/schemas.ts';
import { hasAlready, readingTag } from '../request/written.ts';

/** `GET /contacts/<id>?include=&fields=` */
export const getRecord: MemberRoute = {
  method: 'GET',
  path: ':kind/:id',
  for: 'member',
  headers: ['if-none-match'],
  query: ['include', 'fields'],
  operation: (kind) => ({ summary: `One of the ${kind}.`, answers: { 200: answered(named(kind)), 304: null } }),
  async answer(call) {
    const { office, caller, params, query } = call;
    const data = await office.records.get(caller, { kind: params.kind!, id: params.id! }, { include: listed(query.include), fields: listed(query.fields) });
    const headers = { etag: readingTag(data) };
    if (hasAlready(call, headers.etag)) return nothing(304, headers);
    return json({ data }, { headers });
  },
};
