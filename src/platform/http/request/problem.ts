import { STATUS_CODES } from 'node:http';
import type { Locale, Refusal } from '@gable/api';
import type { Answer } from './answer.ts';

/** Where the sentences come from. */
export interface Sentences { sentence(locale: Locale, code: string, values?: Record<string, string | number>): string }

/** A refusal as RFC 9457 problem details, with its sentence in the reader's language. */
export function problem(refusal: Refusal, { sentences, locale, requestId }: { sentences: Sentences; locale: Locale; requestId: string }): Answer {
  const { code, status, values, fields } = refusal;
  const body = {
    type: `urn:gable:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    code,
    detail: sentences.sentence(locale, code, values),
    requestId,
    ...(fields && { fields }),
    ...(typeof values.position === 'number' && { position: values.position }),
  };
  const wait = values.retryAfterSeconds;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      ...(wait !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(Number(wait)))) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(typeof values.allow === 'string' && { allow: values.allow }),
    },
    body: JSON.stringify(body),
  };
}
