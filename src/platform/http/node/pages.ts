import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Asked } from '../request/asked.ts';
import type { Origins } from '../request/origins.ts';
import { apiHeaders, type Answer } from '../request/answer.ts';
import { log, traced } from '../../log.ts';
import type { Pages } from './serve.ts';

/** What no page answers: paths that try to climb out, and what is neither reading nor a form of ours. Undefined for all else. */
export function refusePage(request: Asked, origins: Origins): Answer | undefined {
  const { method, path: asked } = request;
  if (/\0|%00|%2e|%2f|%5c|\\|(^|\/)\.\.?(\/|$)|\/\//i.test(asked)) return plain(404, 'Not found.\n');
  else if (!['GET', 'HEAD', 'POST'].includes(method)) return plain(405, 'Method not allowed.\n', { allow: 'GET, HEAD, POST' });
  else if (!origins.allow(request)) return plain(403, 'This form was sent from another site.\n');
  else return undefined;
}

const protocolHeader = 'x-gable-protocol';

/** Kit's own handler from the build. It is loaded when the first page is asked for, or `warm` is called. */
export class BuiltPages {
  readonly #file: string;
  #handler: Promise<Pages> | undefined;

  constructor(build: string) {
    this.#file = path.join(build, 'handler.js');
  }

  warm(): Promise<Pages> {
    // Where nobody has said under which address people come, Kit takes the one that they came by.
    process.env.PROTOCOL_HEADER ??= protocolHeader;
    this.#handler ??= this.#load();
    return this.#handler;
  }

  readonly answer: Pages = (request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    // What has an ending is a file of the build, and says itself how long it may be kept.
    if (!/\.\w+$/.test(request.url!.split('?', 1)[0]!)) response.setHeader('cache-control', 'no-store');
    request.headers[protocolHeader] = 'http';
    this.warm().then(
      (handler) => handler(request, response),
      (failure: unknown) => {
        log('error', 'The pages could not be loaded', { failure: traced(failure) });
        response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('The pages are not built. npm run build builds them.\n');
      },
    );
  };

  async #load(): Promise<Pages> {
    if (!existsSync(this.#file)) throw new Error(`There is no ${this.#file}.`);
    const { handler } = (await import(pathToFileURL(this.#file).href)) as { handler: Pages };
    return handler;
  }
}

/** Pages bring their own Content-Security-Policy with its nonces. */
const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function plain(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { ...apiHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}
