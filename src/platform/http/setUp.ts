import type { Locale } from '@gable/api';
import { foundFirstAgency } from '../foundAgency.ts';
import { json } from './request/answer.ts';
import type { OpenRoute } from './request/route.ts';
import { answered, object, text, yesOrNo } from './request/schemas.ts';
import { readTexts } from './request/texts.ts';

export const isSetUpNeeded: OpenRoute = {
  method: 'GET',
  path: 'set-up',
  for: 'anyone',
  operation: () => ({ summary: 'Whether the first agency has yet to be made.', answers: { 200: object({ needed: yesOrNo }) } }),
  async answer({ office }) {
    return json({ needed: await office.auth.setUpNeeded() });
  },
};

/** `POST /set-up` makes the first agency and its principal, for who can read the console. */
export const setUp: OpenRoute = {
  method: 'POST',
  path: 'set-up',
  for: 'anyone',
  body: 'json',
  operation: () => ({
    summary: 'Makes the first agency and its principal, with the code from the console, and signs in.',
    body: object({ code: text, agency: text, name: text, email: text, password: text, locale: text, country: text, currency: text, timeZone: text }),
    answers: { 201: answered(object({ member: text })) },
  }),
  async answer({ office, asked, body }) {
    const given = readTexts(body.values, ['code', 'agency', 'name', 'email', 'password', 'locale', 'country', 'currency', 'timeZone']);
    const { agency, name, email, password, locale, country, currency, timeZone } = given;
    await office.auth.withSetUpCode({ code: given.code, address: asked.address }, () =>
      foundFirstAgency(office, { name: agency, locale: locale as Locale, country, currency, timeZone, principal: { email, title: name, password } }));
    const { member, cookie } = await office.auth.signIn({ email, password, address: asked.address });
    return json({ data: { member } }, { status: 201, headers: { 'set-cookie': cookie } });
  },
};
