import { Refusal } from '@gable/api';
import { json } from '../request/answer.ts';
import { oneOf as choiceOf } from '../request/oneOf.ts';
import type { MemberRoute } from '../request/route.ts';
import { answered, list, object, oneOf, text, textOrNull } from '../request/schemas.ts';
import { readTexts } from '../request/texts.ts';

/** `POST /contacts/<id>/presence`: somebody has it open, is writing in it, or has left it. Who else is there hears it by `GET /events`. */
export const signPresence: MemberRoute = {
  method: 'POST',
  path: ':kind/:id/presence',
  for: 'member',
  body: 'json',
  scope: ({ params }) => `${params.kind!}:read`,
  operation: (kind) => ({
    summary: `Says that one has one of the ${kind} open, in which of one’s windows, and what one does there; to be said again within 45 seconds. Answers who else has.`,
    body: object({ 'state?': oneOf('looking', 'writing', 'left'), 'window?': text }),
    answers: { 200: answered(list(object({ member: textOrNull, state: oneOf('looking', 'writing') }))) },
  }),
  async answer({ office, caller, params, body, signedIn }) {
    const { state: said, window = '' } = readTexts(body.values, ['state?', 'window?']);
    const state = choiceOf('state', said, ['looking', 'writing', 'left']) ?? 'looking';
    if (!/^[\w-]{0,40}$/.test(window)) throw new Refusal('record.invalid', { fields: { window: 'field.notId' } });
    const address = { kind: params.kind!, id: params.id! };
    return json({ data: await office.presences.sign(caller, address, { session: signedIn.countedAs, window, state }) });
  },
};
