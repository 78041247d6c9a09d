import { Refusal } from '@gable/api';
import { json } from '../request/answer.ts';
import { listed, type Query } from '../request/query.ts';
import type { MemberCall, MemberRoute } from '../request/route.ts';
import { anything, dictionary, object, text } from '../request/schemas.ts';
import { write } from '../request/written.ts';

const query = ['ids', 'filter', 'q', 'archived'] as const;
const accepted = { 202: object({ data: object({ job: text }), command: anything }) };

/** `PATCH /contacts?filter=…`: the same change of many, by a job; `GET /jobs/<id>` says how far it is. */
export const changeRecords: MemberRoute = {
  method: 'PATCH',
  path: ':kind',
  for: 'member',
  headers: ['idempotency-key'],
  query,
  body: 'json',
  operation: (kind) => ({
    summary: `Changes all ${kind} that are named or fit, by a job whose progress GET /jobs/<id> tells; one history.undo takes it back.`,
    body: dictionary(anything),
    answers: accepted,
  }),
  answer: (call) => askFor(call, { action: 'change', values: call.body.values }),
};

/** `DELETE /contacts?ids=…` archives many. */
export const archiveRecords: MemberRoute = {
  method: 'DELETE',
  path: ':kind',
  for: 'member',
  headers: ['idempotency-key'],
  query,
  operation: (kind) => ({ summary: `Archives all ${kind} that are named or fit, by a job whose progress GET /jobs/<id> tells.`, answers: accepted }),
  answer: (call) => askFor(call, { action: 'archive' }),
};

/** @throws Refusal `bulk.whom` (422): nobody means a whole book by leaving everything out. */
async function askFor(call: MemberCall & { query: Query }, what: Record<string, unknown>) {
  const { ids, filter, q, archived } = call.query;
  if (!ids && !filter?.trim() && !q?.trim()) throw new Refusal('bulk.whom');
  const whom = ids ? { ids: listed(ids) } : { filter, words: q, ...(archived && { archived }) };
  const { data, command } = await write(call, 'records.changeMany', { records: call.params.kind, ...what, ...whom });
  return json({ data, command }, { status: 202 });
}
