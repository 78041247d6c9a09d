import { deletableKinds } from '../deletion/deletable.ts';
import { deletionOf } from '../deletion/setting.ts';
import { soonDeleted } from '../deletion/soon.ts';
import { pageSize } from './records/pageSize.ts';
import { json } from './request/answer.ts';
import { wholeNumber } from './request/query.ts';
import type { MemberRoute } from './request/route.ts';
import { anything, dictionary, list, object, text, textOrNull } from './request/schemas.ts';

const days = { type: ['integer', 'null'] };

/** `GET /deletions?kind=&after=`: what will be deleted for good, what goes first first, and after how many days. */
export const listDeletions: MemberRoute = {
  method: 'GET',
  path: 'deletions',
  for: 'member',
  query: ['kind', 'limit', 'after'],
  operation: () => ({
    summary: 'What lies in the archive and will be deleted for good, of all kinds, what goes first first; and after how many days it is.',
    answers: {
      200: object({
        data: list(object({ kind: text, id: text, title: text, holder: anything, archivedAt: { ...text, format: 'date-time' }, on: text })), next: textOrNull,
        setting: object({ days, kinds: dictionary(days), 'from?': text }), kinds: list(text),
      }),
    },
  }),
  async answer({ office, caller, query }) {
    const page = await soonDeleted(office, caller, { kind: query.kind || undefined, limit: pageSize(wholeNumber(query, 'limit')) ?? 50, after: query.after || undefined });
    return json({ ...page, setting: deletionOf(caller.agency), kinds: deletableKinds(office.commands, caller.agency).map(({ kind }) => kind) });
  },
};
