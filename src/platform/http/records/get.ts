import { json, nothing } from '../request/answer.ts';
import { listed } from '../request/query.ts';
import type { MemberRoute } from '../request/route.ts';
import { answered, named } from '../request/schemas.ts';
import { etag, hasAlready } from '../request/written.ts';

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
    const include = listed(query.include);
    const data = await office.records.get(caller, { kind: params.kind!, id: params.id! }, { include, fields: listed(query.fields) });
    const headers = { etag: etag(data) };
    // The titles of others change without a new revision of this one.
    if (!include && hasAlready(call, data)) return nothing(304, headers);
    return json({ data }, { headers });
  },
};
