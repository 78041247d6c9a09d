import { Refusal } from '@gable/api';
import { hashOf } from '../auth/secrets.ts';
import type { Session } from '../auth/sessions/sessions.ts';
import { checkEventStreams, userOf } from './eventStream.ts';
import { json, nothing } from './request/answer.ts';
import type { MemberCall, MemberRoute } from './request/route.ts';
import { answered, list, object, text, textOrNull } from './request/schemas.ts';
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
    const session = sessionOf(call);
    const given = readTexts(body.values, ['current', 'next']);
    const { cookie } = await office.auth.changePassword(session, { ...given, address: asked.address, names: [member!.title, agency.name] }).catch(asWrongField);
    checkEventStreams(session.user);
    return json({ data: { member: member!.id } }, { headers: { 'set-cookie': cookie } });
  },
};

const token = { id: text, name: text, createdAt: { ...text, format: 'date-time' } };

/** `GET /me/tokens` */
export const listTokens: MemberRoute = {
  method: 'GET',
  path: 'me/tokens',
  for: 'member',
  operation: () => ({ summary: 'One’s own tokens that still work, the newest first.', answers: { 200: answered(list(object({ ...token, usedAt: textOrNull }))) } }),
  async answer({ office, caller }) {
    const tokens = await office.auth.tokens.listOf(placeOf(caller));
    const data = tokens.map(({ createdAt, usedAt, ...rest }) => ({ ...rest, createdAt: instant(createdAt), usedAt: usedAt === null ? null : instant(usedAt) }));
    return json({ data });
  },
};

/** `POST /me/tokens` */
export const makeToken: MemberRoute = {
  method: 'POST',
  path: 'me/tokens',
  for: 'member',
  body: 'json',
  operation: () => ({
    summary: 'Makes a token with one’s own rights. It is shown this once. Takes a session, not a token.',
    body: object({ name: { ...text, maxLength: 80 } }),
    answers: { 201: answered(object({ id: text, name: text, token: text })) },
  }),
  async answer(call) {
    sessionOf(call);
    const name = readTexts(call.body.values, ['name']).name.trim();
    if (name.length > 80) throw new Refusal('record.invalid', { fields: { name: 'field.tooLong' } });
    const made = await call.office.auth.tokens.create({ ...placeOf(call.caller), name });
    return json({ data: { id: hashOf(made), name, token: made } }, { status: 201 });
  },
};

/** `DELETE /me/tokens/<id>` */
export const revokeToken: MemberRoute = {
  method: 'DELETE',
  path: 'me/tokens/:id',
  for: 'member',
  operation: () => ({ summary: 'Revokes one of one’s own tokens, at once.', answers: { 204: null } }),
  async answer({ office, caller, signedIn, params }) {
    await office.auth.tokens.revoke(params.id!, placeOf(caller));
    checkEventStreams(userOf(signedIn));
    return nothing(204, {});
  },
};

const placeOf = ({ agency, member }: MemberCall['caller']): { agency: number; member: string } => ({ agency: agency.id, member: member!.id });
const instant = (at: number): string => new Date(at).toISOString();

/** What a stolen token must not do: make itself another, or lock its owner out. */
function sessionOf({ signedIn: { session } }: MemberCall): Session {
  if (!session) throw new Refusal('command.notPermitted', { status: 403 });
  return session;
}

/** Who is signed in stays so: 401 would tell the browser that they are not. */
function asWrongField(failure: unknown): never {
  if (failure instanceof Refusal && failure.code === 'wrongPassword') throw new Refusal('wrongPassword', { fields: { current: 'wrongPassword' } });
  else throw failure;
}
