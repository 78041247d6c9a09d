import { Refusal } from '@gable/api';
import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { answered, list, object, text, whole } from '../request/schemas.ts';

/** `GET /contacts/tags?field=tags&begins=co` */
export const listTags: MemberRoute = {
  method: 'GET',
  path: ':kind/tags',
  for: 'member',
  query: ['field', 'begins'],
  operation: (kind) => ({
    summary: `Tags that ${kind} have, the most used first.`,
    answers: { 200: answered(list(object({ tag: text, count: whole }))) },
  }),
  async answer({ office, caller, params, query: { field, begins } }) {
    if (!field) throw new Refusal('request.missingParameter', { status: 400, values: { name: 'field' } });
    return json({ data: await office.records.tagsInUse(caller, params.kind!, { field, begins }) });
  },
};
