import { Refusal } from '@gable/api';
import { checkScopes, type Scopes } from '../auth/scopes.ts';
import { hashOf } from '../auth/secrets.ts';
import type { Session } from '../auth/sessions/sessions.ts';
import { endAfter } from '../auth/tokenDays.ts';
import { checkEventStreams, userOf } from './eventStream.ts';
import { json, nothing } from './request/answer.ts';
import type { MemberCall, MemberRoute, SignedIn } from './request/route.ts';
import { answered, list, object, text, textOrNull } from './request/schemas.ts';
import { readTexts } from './request/texts.ts';

const instant = { ...text, format: 'date-time' };
const scopes = { type: ['array', 'null'], items: text, description: 'read, write, export, admin, <kind>:read, <kind>:write, commands:<id>; null for all that its owner may.' };
const usualDays = 90;

/** `GET /me/tokens` */
export const listTokens: MemberRoute = {
  method: 'GET',
  path: 'me/tokens',
  for: 'member',
  operation: () => ({
    summary: 'One’s own tokens that were not revoked, the newest first.',
    answers: { 200: answered(list(object({ id: text, name: text, scopes, createdAt: instant, usedAt: textOrNull, endsAt: textOrNull }))) },
  }),
  async answer({ office, caller }) {
    const tokens = await office.auth.tokens.listOf(placeOf(caller));
    const data = tokens.map(({ createdAt, usedAt, endsAt, ...rest }) => ({ ...rest, createdAt: toText(createdAt), usedAt: toText(usedAt), endsAt: toText(endsAt) }));
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
    summary: 'Makes a token with one’s own rights, or those of them that its scopes name; it ends after 90 days where nothing else is said, never with null. It is shown this once. Takes a session, not a token.',
    body: object({ name: { ...text, maxLength: 80 }, 'scopes?': scopes, 'days?': { type: ['integer', 'null'], minimum: 1, maximum: 3650 } }),
    answers: { 201: answered(object({ id: text, name: text, scopes, endsAt: textOrNull, token: text })) },
  }),
  async answer(call) {
    sessionOf(call.signedIn);
    const { scopes: givenScopes = null, days = usualDays, ...texts } = call.body.values;
    const name = readTexts(texts, ['name']).name.trim();
    if (name.length > 80) throw new Refusal('record.invalid', { fields: { name: 'field.tooLong' } });
    const made = { name, scopes: scopesIn(call, givenScopes), endsAt: endAfter(days, Date.now()) };
    const token = await call.office.auth.tokens.create({ ...placeOf(call.caller), ...made });
    return json({ data: { id: hashOf(token), name, scopes: made.scopes, endsAt: toText(made.endsAt), token } }, { status: 201 });
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

/** What a stolen token must not do: make itself another, or lock its owner out. */
export function sessionOf({ session }: SignedIn): Session {
  if (!session) throw new Refusal('command.notPermitted', { status: 403 });
  return session;
}

function scopesIn({ office, caller: { agency } }: MemberCall, given: unknown): Scopes {
  if (given === null) return null;
  if (!Array.isArray(given)) throw new Refusal('record.invalid', { fields: { scopes: 'field.notList' } });
  return checkScopes(given, { kind: (name) => agency.kinds.find(name) !== undefined, command: (id) => office.commands.find(id, agency) !== undefined });
}

const placeOf = ({ agency, member }: MemberCall['caller']): { agency: number; member: string } => ({ agency: agency.id, member: member!.id });
const toText = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
