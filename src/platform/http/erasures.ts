import { listErasures } from '../erasure/listErasures.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { list, object, text, textOrNull, whole, yesOrNo } from './request/schemas.ts';

/** `GET /erasures?after=`: certificates of what was deleted for good, the newest first, 50 at a time. */
export const getErasures: MemberRoute = {
  method: 'GET',
  path: 'erasures',
  for: 'member',
  scope: () => 'admin',
  query: ['after'],
  operation: () => ({
    summary: 'What was deleted for good, the newest first: who asked for it, when, why, how much went, and whether the history’s entry about it still has its hash; for principals.',
    answers: {
      200: object({
        data: list(object({
          id: text, at: { ...text, format: 'date-time' }, by: textOrNull, reason: text, records: list(text), finishedAt: textOrNull,
          counts: { anyOf: [object({ notes: whole, tasks: whole, files: whole, namedIn: whole }), { type: 'null' }] }, hash: text, isProven: yesOrNo,
        })),
        next: textOrNull,
      }),
    },
  }),
  async answer({ office, caller, query: { after } }) {
    return json(await listErasures(office, caller, after || undefined));
  },
};
