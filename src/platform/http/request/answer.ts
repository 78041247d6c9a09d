import type { Readable } from 'node:stream';

export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | Readable | null;
}

export type Headers = Answer['headers'];

export function json(data: unknown, { status = 200, headers = {} }: { status?: number; headers?: Headers } = {}): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(data) };
}

export function nothing(status = 204, headers: Headers = {}): Answer {
  return { status, headers, body: null };
}

/** What every answer of the API says to a browser: keep nothing, guess nothing, show nothing as a page. */
export const apiHeaders: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
