import { Refusal } from '@gable/api';
import { checkEventStreams, userOf } from './eventStream.ts';
import { json, nothing } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, list, object, text, yesOrNo } from './request/schemas.ts';

const instant = { ...text, format: 'date-time' };

/** `GET /me/sessions`: the browsers in which somebody is signed in. */
export const listSessions: MemberRoute = {
  method: 'GET',
  path: 'me/sessions',
  for: 'member',
  operation: () => ({
    summary: 'One’s own sessions, the last used first.',
    answers: { 200: answered(list(object({ id: text, createdAt: instant, usedAt: instant, isThis: yesOrNo }))) },
  }),
  async answer({ office, signedIn }) {
    const user = userOf(signedIn);
    const sessions = user === null ? [] : await office.auth.sessionsOf(user);
    const data = sessions.map(({ id, createdAt, usedAt }) => ({ id, createdAt: new Date(createdAt).toISOString(), usedAt: new Date(usedAt).toISOString(), isThis: id === signedIn.session?.id }));
    return json({ data });
  },
};

/** `DELETE /me/sessions/<id>` */
export const endSession: MemberRoute = {
  method: 'DELETE',
  path: 'me/sessions/:id',
  for: 'member',
  operation: () => ({ summary: 'Ends one of one’s own sessions, at once. Takes a session, not a token.', answers: { 204: null } }),
  async answer({ office, signedIn, params }) {
    const { session } = signedIn;
    // A stolen token must not lock its owner out.
    if (!session) throw new Refusal('command.notPermitted', { status: 403 });
    if (!(await office.auth.sessionsOf(session.user)).some(({ id }) => id === params.id)) throw new Refusal('record.notFound', { status: 404 });
    await office.auth.signOutElsewhere(params.id!);
    checkEventStreams(session.user);
    return nothing(204, {});
  },
};
