import { deletionOfOne } from '../../deletion/ofOne.ts';
import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { answered, object, textOrNull, whole } from '../request/schemas.ts';

/** `GET /contacts/<id>/deletion`: when an archived record goes for good, and what goes with it. */
export const deletion: MemberRoute = {
  method: 'GET',
  path: ':kind/:id/deletion',
  for: 'member',
  operation: (kind) => ({
    summary: `When one of the ${kind} is deleted for good, until when a law keeps it, and how much goes with it.`,
    answers: {
      200: answered(object({ on: textOrNull, keptUntil: textOrNull, counts: { anyOf: [object({ notes: whole, tasks: whole, files: whole, entries: whole, namedIn: whole }), { type: 'null' }] } })),
    },
  }),
  async answer({ office, caller, params }) {
    return json({ data: await deletionOfOne(office, caller, { kind: params.kind!, id: params.id! }) });
  },
};
