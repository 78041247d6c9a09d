import type { RecordQuery } from '@gable/api/server';
import { parseFilter, Refusal } from '@gable/api';
import { json } from '../request/answer.ts';
import { listed, wholeNumber, type Query } from '../request/query.ts';
import { asViewed } from './asViewed.ts';
import type { MemberRoute } from '../request/route.ts';
import { list, named, object, textOrNull } from '../request/schemas.ts';

/** `GET /contacts?filter=&sort=&limit=&after=&fields=&include=&q=&archived=&view=` */
export const listRecords: MemberRoute = {
  method: 'GET',
  path: ':kind',
  for: 'member',
  query: ['filter', 'sort', 'limit', 'after', 'fields', 'include', 'q', 'archived', 'view'],
  operation: (kind) => ({
    summary: `A page of ${kind}.`,
    answers: { 200: object({ data: list(named(kind)), next: textOrNull }) },
  }),
  async answer(call) {
    const { office, caller, params } = call;
    return json(await office.records.list(caller, params.kind!, recordQuery(await asViewed(call, call.query))));
  },
};

/** @throws Refusal `request.wrongChoice`, `request.notNumber`, `filter.invalid` (400). */
export function recordQuery(query: Query): RecordQuery {
  return {
    filter: query.filter?.trim() ? parseFilter(query.filter) : undefined,
    sort: listed(query.sort),
    fields: listed(query.fields),
    include: listed(query.include),
    words: query.q,
    archived: archivedIn(query),
    limit: wholeNumber(query, 'limit'),
    after: query.after || undefined,
  };
}

function archivedIn({ archived }: Query): RecordQuery['archived'] {
  if (archived === undefined || archived === '') return undefined;
  else if (archived === 'no' || archived === 'only' || archived === 'any') return archived;
  else throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'archived', choices: 'no, only, any' } });
}
