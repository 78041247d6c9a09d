import { welcome } from '../members/welcome.ts';
import { checkEventStreams, userOf } from './eventStream.ts';
import { json, nothing } from './request/answer.ts';
import type { MemberRoute, OpenRoute } from './request/route.ts';
import { answered, object, text } from './request/schemas.ts';
import { readTexts } from './request/texts.ts';

/** `POST /session` with e-mail address and password signs in. */
export const signIn: OpenRoute = {
  method: 'POST',
  path: 'session',
  for: 'anyone',
  body: 'json',
  operation: () => ({
    summary: 'Signs in. The session is a cookie.',
    body: object({ email: text, password: text }),
    answers: { 200: answered(object({ member: text })) },
  }),
  async answer({ office, asked, body }) {
    const { email, password } = readTexts(body.values, ['email', 'password']);
    const session = await office.auth.signIn({ email, password, address: asked.address });
    await welcome(office, session);
    return json({ data: { member: session.member } }, { headers: { 'set-cookie': session.cookie } });
  },
};

/** `DELETE /session` signs out. Who was not signed in is not either. */
export const signOut: OpenRoute = {
  method: 'DELETE',
  path: 'session',
  for: 'anyone',
  operation: () => ({ summary: 'Signs out.', answers: { 204: null } }),
  async answer({ office, signedIn }) {
    if (signedIn?.session) {
      await office.auth.signOut(signedIn.session.id);
      office.presences.end({ agency: signedIn.caller.agency.id, member: signedIn.caller.member!.id, session: signedIn.countedAs });
      checkEventStreams(signedIn.session.user);
    }
    return nothing(204, { 'set-cookie': office.auth.blankCookie() });
  },
};

/** `DELETE /sessions` signs the member out in all browsers. */
export const signOutEverywhere: MemberRoute = {
  method: 'DELETE',
  path: 'sessions',
  for: 'member',
  operation: () => ({ summary: 'Signs out in all browsers.', answers: { 204: null } }),
  async answer({ office, signedIn }) {
    const user = userOf(signedIn);
    if (user !== null) await office.auth.signOutEverywhere(user);
    checkEventStreams(user);
    return nothing(204, { 'set-cookie': office.auth.blankCookie() });
  },
};
