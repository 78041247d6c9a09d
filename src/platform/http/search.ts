import { hitsPerKind } from '../search/search.ts';
import { json } from './request/answer.ts';
import { listed, wholeNumber } from './request/query.ts';
import type { MemberRoute } from './request/route.ts';
import { anything, list, object, text, yesOrNo } from './request/schemas.ts';

/** `GET /search?q=&kinds=contacts,deals&limit=6` */
export const search: MemberRoute = {
  method: 'GET',
  path: 'search',
  for: 'member',
  scope: () => 'read',
  query: ['q', 'kinds', 'limit'],
  operation: () => ({
    summary: 'Records of all kinds that some words find, kind by kind, the best first.',
    answers: { 200: object({ data: list(object({ kind: text, hits: list(anything), more: yesOrNo, newestOnly: yesOrNo })) }) },
  }),
  async answer({ office, caller, query }) {
    const limit = wholeNumber(query, 'limit');
    return json({ data: await office.search.find(caller, { words: query.q ?? '', kinds: listed(query.kinds), limit: limit && Math.min(limit, hitsPerKind.most) }) });
  },
};
