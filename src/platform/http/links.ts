import { Refusal } from '@gable/api';
import { InvalidValue } from '@gable/db/field.ts';
import { members } from '@gable/db/schema/members.ts';
import { welcome } from '../members/welcome.ts';
import { checkEventStreams } from './eventStream.ts';
import { json } from './request/answer.ts';
import type { OpenRoute } from './request/route.ts';
import { answered, object, oneOf, text, yesOrNo } from './request/schemas.ts';
import { readTexts } from './request/texts.ts';

/** `GET /links/<secret>`: whom an invitation or a reset is for, before a password is chosen. */
export const lookAtLink: OpenRoute = {
  method: 'GET',
  path: 'links/:secret',
  for: 'anyone',
  operation: () => ({
    summary: 'Whom a one-time link is for. `joins`: they have a password already, and come in with that.',
    answers: { 200: object({ purpose: oneOf('invite', 'reset'), email: text, name: text, agency: text, joins: yesOrNo }) },
  }),
  async answer({ office, params }) {
    const { purpose, user, name, agencyName } = await office.auth.links.look(params.secret!);
    return json({ purpose, email: user.email, name, agency: agencyName, joins: purpose === 'invite' && user.passwordHash !== null });
  },
};

/** `POST /links/<secret>` with a password spends the link and signs in. */
export const useLink: OpenRoute = {
  method: 'POST',
  path: 'links/:secret',
  for: 'anyone',
  body: 'json',
  operation: () => ({
    summary: 'Chooses a password, once, and signs in.',
    body: object({ password: text, 'name?': text }),
    answers: { 200: answered(object({ member: text })) },
  }),
  async answer({ office, asked, params, body }) {
    const { password, name } = readTexts(body.values, ['password', 'name?']);
    refuseWrongName(name);
    const session = await office.auth.links.use(params.secret!, { password, address: asked.address });
    checkEventStreams(session.user);
    await welcome(office, session, name?.trim());
    return json({ data: { member: session.member } }, { headers: { 'set-cookie': session.cookie } });
  },
};

/** Before the link is spent: whoever is refused tries again with the same one. */
function refuseWrongName(name: string | undefined): void {
  const { kind, options } = members.fields.title;
  try {
    if (name !== undefined) kind.parse(name, options as never);
  } catch (failure) {
    if (failure instanceof InvalidValue) throw new Refusal('record.invalid', { fields: { name: failure.code } });
    else throw failure;
  }
}
