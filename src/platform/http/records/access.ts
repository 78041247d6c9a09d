import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { dictionary, list, object, text, yesOrNo } from '../request/schemas.ts';

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
        fields: object({ hidden: list(text), readOnly: list(text) }),
      }),
    },
  }),
  async answer({ office, caller, params }) {
    return json(await office.records.access(caller, params.kind!, params.id!));
  },
};
