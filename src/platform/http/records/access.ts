import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { dictionary, list, object, oneOf, text, yesOrNo } from '../request/schemas.ts';

const person = object({ id: text, title: text });

/** `GET /contacts/<id>/access`: why can I see this, and what of it may I change? */
export const access: MemberRoute = {
  method: 'GET',
  path: ':kind/:id/access',
  for: 'member',
  operation: (kind) => ({
    summary: `Why the caller sees one of the ${kind}, and which of its fields are hidden or only to be read.`,
    answers: {
      200: object({
        reasons: list(object({ code: text, values: dictionary({ type: ['string', 'number'] }) })),
        mayWrite: yesOrNo,
        mayArchive: yesOrNo,
        mayShare: yesOrNo,
        shares: list(object({ member: person, verb: oneOf('read', 'change'), by: { anyOf: [person, { type: 'null' }] }, at: text })),
        fields: object({ hidden: list(text), readOnly: list(text) }),
      }),
    },
  }),
  async answer({ office, caller, params }) {
    return json(await office.records.access(caller, params.kind!, params.id!));
  },
};
