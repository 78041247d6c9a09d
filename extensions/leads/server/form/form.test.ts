import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveTestOffice, type ServedOffice } from '@gable/api/testing';

let served: ServedOffice;
let form: string;
const start = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  vi.stubEnv('GABLE_PUBLIC_PER_MINUTE', '1000');
  served = await serveTestOffice();
  const { body } = await served.asPrincipal('POST', 'leadForms', { body: { title: 'Our page', language: 'he', asks: ['interest', 'budget', 'bedrooms', 'place', 'message'], consent: 'אפשר לכתוב לי', source: 'Own page' } });
  form = `/x/${served.agency}/leads/form/${body.data.id}`;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await served[Symbol.asyncDispose]();
});

/** The form as somebody sees it, who then takes ten seconds to fill it in. */
async function filledIn(typed: Record<string, string>, { after = 10_000 } = {}): Promise<URLSearchParams> {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const page = await (await fetch(served.url + form)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)![1]!;
  vi.setSystemTime(start.getTime() + after);
  return new URLSearchParams({ token, name: 'רות לוי', phone: '206 555 0142', consent: 'yes', ...typed });
}
const send = (body: URLSearchParams | string): Promise<Response> => fetch(served.url + form, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
const leads = async (): Promise<any[]> => (await served.asPrincipal('GET', 'leads?sort=-createdAt&limit=200')).body.data;

test('the form is a page of its own, which needs no script and may stand in a frame', async () => {
  const answer = await fetch(served.url + form);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain('<html lang="he" dir="rtl">');
  expect(page).not.toContain('<script');
  expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('what somebody sends is a lead, once however often they press', async () => {
  const body = await filledIn({ message: 'דירה עם מרפסת', budget: '1,800,000', bedrooms: '3', place: 'חיפה', interest: 'buy' });
  const answers = [await send(body), await send(body)];
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([[303, `${form}?sent`], [303, `${form}?sent`]]);
  expect(await leads()).toMatchObject([{
    firstName: 'רות', lastName: 'לוי', phones: [{ e164: '+12065550142' }], message: 'דירה עם מרפסת', budget: { amount: 180_000_000, currency: 'USD' }, bedrooms: 3, place: 'חיפה',
    interest: 'buy', channel: 'form', source: 'Own page', preferredLanguage: 'he', status: 'new', consent: { text: 'אפשר לכתוב לי' },
  }]);
  expect(await (await fetch(`${served.url}${form}?sent`)).text()).toContain('תודה');
});

test('what is wrong is said in the form, with all that was typed', async () => {
  const before = (await leads()).length;
  const answer = await send(await filledIn({ name: '<b>Ruth</b>', phone: '12', email: 'nobody', budget: 'a lot', consent: '' }));
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('&#60;b&#62;Ruth');
  expect(page).not.toContain('<b>Ruth');
  for (const sentence of ['זה אינו מספר טלפון', 'זו אינה כתובת', 'נא לכתוב מספר', 'נדרשת הסכמה']) expect(page).toContain(sentence);
  expect(await leads()).toHaveLength(before);
});

test('a form without its token, of another form or of yesterday is asked for again', async () => {
  const before = (await leads()).length;
  const body = await filledIn({});
  vi.setSystemTime(start.getTime() + 25 * 60 * 60_000);
  expect((await send(body)).status).toBe(422);
  body.set('token', 'made.up.here');
  expect((await send(body)).status).toBe(422);
  body.delete('token');
  expect((await send(body)).status).toBe(422);
  expect(await leads()).toHaveLength(before);
});

test('what a machine sends is kept, but nobody is called for it', async () => {
  await send(await filledIn({ fax_number_2: 'http://spam.test' }));
  await send(await filledIn({ name: 'Quick' }, { after: 300 }));
  const spam = (await leads()).filter(({ status }) => status === 'discarded');
  expect(spam).toHaveLength(2);
  for (const one of spam) expect(one).toMatchObject({ discardReason: 'spam', holder: null, answerBy: null });
});

test('a form that is closed, of another agency, or none at all is not there', async () => {
  const [, , agency] = form.split('/');
  expect((await fetch(served.url + form.replace(`/x/${agency}/`, '/x/99/'))).status).toBe(404);
  expect((await fetch(`${served.url}/x/${agency}/leads/form/nothing`)).status).toBe(404);
  expect((await fetch(`${served.url}/x/${agency}/nothing/form/nothing`)).status).toBe(404);
  const { body } = await served.asPrincipal('POST', 'leadForms', { body: { title: 'Old', language: 'en', asks: ['message'], closed: true } });
  expect((await fetch(`${served.url}/x/${agency}/leads/form/${body.data.id}`)).status).toBe(404);
});

test.each([['64 KiB', 'name=' + 'x'.repeat(70_000), 413], ['nothing', '', 422], ['no form', '{"a":1}', 422], ['odd bytes', '%ff%fe=%00&name=%E0%A4', 422]])('%s is refused', async (_what, body, status) => {
  expect((await send(body)).status).toBe(status);
});

test('a form may lead to a page of the agency’s own in the end', async () => {
  const { body } = await served.asPrincipal('POST', 'leadForms', { body: { title: 'With thanks', language: 'en', asks: ['message'], thanksPage: 'https://harbour.test/thanks?from=form' } });
  const answer = await fetch(`${served.url}/x/${served.agency}/leads/form/${body.data.id}`);
  expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://harbour.test;");
});
