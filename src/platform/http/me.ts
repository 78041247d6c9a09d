import { Refusal } from '@gable/api';
import { checkEventStreams } from './eventStream.ts';
import { sessionOf } from './myTokens.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, object, text } from './request/schemas.ts';
import { readTexts } from './request/texts.ts';

/** `POST /me/password` ends all sessions of the person but this one, which goes on under a new cookie. */
export const changePassword: MemberRoute = {
  method: 'POST',
  path: 'me/password',
  for: 'member',
  body: 'json',
  operation: () => ({
    summary: 'Changes one’s own password, and signs out everywhere else. Takes a session, not a token.',
    body: object({ current: text, next: text }),
    answers: { 200: answered(object({ member: text })) },
  }),
  async answer(call) {
    const { office, asked, caller: { agency, member }, body } = call;
    const session = sessionOf(call.signedIn);
    const given = readTexts(body.values, ['current', 'next']);
    const { cookie } = await office.auth.changePassword(session, { ...given, address: asked.address, names: [member!.title, agency.name] }).catch(asWrongField);
    checkEventStreams(session.user);
    return json({ data: { member: member!.id } }, { headers: { 'set-cookie': cookie } });
  },
};

/** Who is signed in stays so: 401 would tell the browser that they are not. */
function asWrongField(failure: unknown): never {
  if (failure instanceof Refusal && failure.code === 'wrongPassword') throw new Refusal('wrongPassword', { fields: { current: 'wrongPassword' } });
  else throw failure;
}
