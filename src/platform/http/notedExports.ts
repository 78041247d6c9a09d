import { listExports } from '../exports/noted.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { list, object, text, textOrNull, whole } from './request/schemas.ts';

/** `GET /exports?after=`: who took what away, the newest first, 50 at a time. */
export const getExports: MemberRoute = {
  method: 'GET',
  path: 'exports',
  for: 'member',
  scope: () => 'admin',
  query: ['after'],
  operation: () => ({
    summary: 'Who took what away: the exports that the history tells of, the newest first, for principals.',
    answers: {
      200: object({
        data: list(object({
          id: text, at: { ...text, format: 'date-time' }, by: textOrNull, kind: text, format: text, count: whole,
          filter: textOrNull, words: textOrNull, archived: textOrNull, relations: textOrNull,
        })),
        next: textOrNull,
      }),
    },
  }),
  async answer({ office, caller, query: { after } }) {
    return json(await listExports(office, caller, after || undefined));
  },
};
