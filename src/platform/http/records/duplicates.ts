import { listPairs, scanOf } from '../../duplicates/listPairs.ts';
import { strengths } from '../../duplicates/pairs.ts';
import { json } from '../request/answer.ts';
import { oneOf as chosen } from '../request/oneOf.ts';
import type { MemberRoute } from '../request/route.ts';
import { wholeNumber } from '../request/query.ts';
import { list, named, object, oneOf, text, textOrNull, whole, yesOrNo } from '../request/schemas.ts';
import { pageSize } from './pageSize.ts';

/** `GET /contacts/duplicates?strength=certain&holder=`: what a look through the whole book found to be there twice. */
export const listDuplicates: MemberRoute = {
  method: 'GET',
  path: ':kind/duplicates',
  for: 'member',
  query: ['strength', 'holder', 'limit', 'after'],
  operation: (kind) => ({
    summary: `Pairs of ${kind} that may be one, the surest first, of which the caller sees both whole; and when they were looked for. The command \`duplicates.scan\` looks through all of them, and what changes later is compared by itself.`,
    answers: {
      200: object({
        data: list(object({ one: named(kind), other: named(kind), strength: oneOf(...strengths), reasons: list(text) })), next: textOrNull, count: whole, atLeast: yesOrNo,
        scan: object({ scannedAt: textOrNull, job: textOrNull, progress: { anyOf: [object({ phase: text, records: text, total: whole, done: whole, found: whole }), { type: 'null' }] } }),
      }),
    },
  }),
  async answer({ office, caller, params, query }) {
    const kind = params.kind!;
    const strength = chosen('strength', query.strength, strengths);
    const holder = query.holder === 'me' ? caller.member?.id : query.holder || undefined;
    const page = await listPairs(office, caller, { kind, strength, holder, limit: pageSize(wholeNumber(query, 'limit')) ?? 50, after: query.after || undefined });
    return json({ ...page, scan: await scanOf(office, caller, kind) });
  },
};
