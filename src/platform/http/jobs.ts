import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, named } from './request/schemas.ts';

/** `GET /jobs/<id>`: how far a long piece of work is. */
export const getJob: MemberRoute = {
  method: 'GET',
  path: 'jobs/:id',
  for: 'member',
  scope: () => 'anyWrite',
  operation: () => ({ summary: 'How far an import or another long piece of work is.', answers: { 200: answered(named('Job')) } }),
  async answer({ office, caller, params }) {
    return json({ data: await office.jobs.get(caller, params.id!) });
  },
};
