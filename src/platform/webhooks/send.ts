import http from 'node:http';
import https from 'node:https';
import { Refusal } from '@gable/api';
import { checkedLookup, readAddress, type Reach } from '../outside/address.ts';

/** How the other side answered; `failure` is why it does not count as taken, null where it does. */
export interface Outcome { status: number | null; answer: string | null; milliseconds: number; failure: string | null; retryAfter: number }

export interface Letter { address: string; headers: Record<string, string>; body: string }

const keptBytes = 1_024;
/** What is larger is no answer; it is not read to its end. */
const mostBytes = 64 * 1_024;
const answerWithin = 15_000;

/** Sends once. Nothing is thrown: whatever happens is an outcome, to be kept in the log. */
export function send(letter: Letter, { reach, within = answerWithin }: { reach: Reach; within?: number }): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let answered: Pick<Outcome, 'status' | 'retryAfter'> = { status: null, retryAfter: 0 };
    const pieces: Buffer[] = [];
    const done = (failure: string | null): void => {
      clearTimeout(timer);
      const answer = pieces.length ? Buffer.concat(pieces).subarray(0, keptBytes).toString('utf8').replaceAll('\0', '') : null;
      resolve({ ...answered, answer, milliseconds: Math.round(performance.now() - begun), failure });
    };
    let request: http.ClientRequest | undefined;
    const timer = setTimeout(() => request?.destroy(new Refusal('webhook.tooSlow')), within);
    try {
      request = requestFor(letter, reach);
    } catch (failure) {
      return done(codeOf(failure));
    }
    request.once('error', (failure) => done(codeOf(failure)));
    request.once('response', (response) => {
      answered = { status: response.statusCode!, retryAfter: retryAfterOf(response) };
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        if (bytes < keptBytes) pieces.push(piece);
        bytes += piece.length;
        if (bytes > mostBytes) response.destroy();
      });
      response.once('close', () => done(failureOf(response.statusCode!)));
      response.once('error', () => {});
    });
    request.end(letter.body);
  });
}

function requestFor({ address, headers, body }: Letter, reach: Reach): http.ClientRequest {
  const url = readAddress(address, reach);
  const { request } = url.protocol === 'https:' ? https : http;
  return request(url, {
    method: 'POST',
    agent: false,
    lookup: checkedLookup(url, reach),
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), connection: 'close' },
  });
}

/** A redirect is not followed: it could lead anywhere, and the owner had better give the new address. */
function failureOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  else return status >= 300 && status < 400 ? 'webhook.redirected' : 'webhook.refused';
}

function codeOf(failure: unknown): string {
  return failure instanceof Refusal ? failure.code : 'webhook.unreachable';
}

function retryAfterOf({ headers }: http.IncomingMessage): number {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
