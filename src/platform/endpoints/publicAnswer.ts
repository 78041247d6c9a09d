import { randomBytes } from 'node:crypto';
import { Refusal, type Locale } from '@gable/api';
import type { PublicAnswer } from '@gable/api/server';
import { log, traced } from '../log.ts';
import { escaped } from '../mail/message.ts';
import type { Office } from '../office.ts';
import { apiHeaders, type Answer } from '../http/request/answer.ts';
import { Gone, type Asked } from '../http/request/asked.ts';
import { acceptedLocale } from '../http/request/locale.ts';
import { problem } from '../http/request/problem.ts';
import { actingOffice } from './actingOffice.ts';

type Served = Pick<Office, 'agencies' | 'commands' | 'records' | 'messages' | 'endpoints' | 'http'>;

/** Whatever an extension's endpoint says, as it goes out. */
export async function answerPublic(office: Served, asked: Asked): Promise<Answer> {
  const begun = performance.now();
  let answer: Answer;
  try {
    const origin = office.http.origins.first ?? 'http://localhost';
    const acting = (agency: number, extension: string) => (office.agencies.has(agency) ? actingOffice(office, { agency, extension }) : undefined);
    answer = written(await office.endpoints.answer(asked, { origin, office: acting }));
  } catch (failure) {
    if (failure instanceof Gone) throw failure;
    answer = refused(office, asked, failure);
  }
  office.http.metrics.count({ route: '/x', method: asked.method, status: answer.status, seconds: (performance.now() - begun) / 1000 });
  return answer;
}

function written({ status = 200, html, framed = false, leadsTo, json, content, headers = {} }: PublicAnswer): Answer {
  const own = { ...apiHeaders, ...headers };
  if (html !== undefined) return { status, headers: { ...own, 'content-type': 'text/html; charset=utf-8', ...pageHeaders(framed, leadsTo) }, body: html };
  else if (content) return { status, headers: { ...own, 'content-type': content.type }, body: content.bytes };
  else if (json !== undefined) return { status, headers: { ...own, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(json) };
  else return { status, headers: own, body: null };
}

const pageHeaders = (framed: boolean, leadsTo?: string | null): Record<string, string> => ({
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'${leadsTo ? ` ${new URL(leadsTo).origin}` : ''}; base-uri 'none'; frame-ancestors ${framed ? '*' : "'none'"}`,
  ...(framed && { 'cross-origin-resource-policy': 'cross-origin' }),
});

/** A page for people, problem details for programs. */
function refused(office: Served, asked: Asked, failure: unknown): Answer {
  const refusal = failure instanceof Refusal ? failure : new Refusal('unexpected', { status: 500 });
  const requestId = randomBytes(5).toString('hex');
  if (refusal.status >= 500 && refusal.code !== 'request.busy') log('error', 'A public request failed', { requestId, method: asked.method, path: asked.path, failure: traced(failure) });
  const locale: Locale = acceptedLocale(asked.header('accept-language')) ?? 'en';
  const told = problem(refusal, { sentences: office.messages, locale, requestId });
  const headers = { ...apiHeaders, ...told.headers };
  if (!asked.header('accept')?.includes('text/html')) return { ...told, headers };
  const sentence = office.messages.sentence(locale, refusal.code, refusal.values);
  const direction = locale === 'he' || locale === 'fa' ? 'rtl' : 'ltr';
  const html = `<!doctype html><html lang="${locale}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(sentence)}</title></head><body style="margin:3rem auto;max-inline-size:36rem;padding-inline:1.5rem;font:1rem/1.5 system-ui,sans-serif"><p>${escaped(sentence)}</p></body></html>`;
  return { status: told.status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8', ...pageHeaders(true) }, body: html };
}
