import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Answer } from './request/answer.ts';
import type { Asked } from './request/asked.ts';
import { tooLarge } from './node/nodeAsked.ts';

/** Who asks while a page is rendered; the cookie where the request does not bring it. */
export interface From { address: string; cookie?: string | undefined }

/** A request that never left the process. */
export class InProcessAsked implements Asked {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly address: string;
  readonly #request: Request;
  readonly #cookie: string | undefined;

  constructor(request: Request, { address, cookie }: From) {
    const url = new URL(request.url);
    this.method = request.method;
    this.path = url.pathname;
    this.search = url.search.slice(1);
    this.address = address;
    this.#request = request;
    this.#cookie = cookie;
  }

  header(name: string): string | undefined {
    if (name === 'cookie' && this.#cookie !== undefined) return this.#cookie;
    return this.#request.headers.get(name) ?? undefined;
  }

  async bytes(limit: number): Promise<Buffer> {
    const bytes = Buffer.from(await this.#request.arrayBuffer());
    if (bytes.length > limit) throw tooLarge(limit);
    return bytes;
  }

  stream(): Readable {
    return this.#request.body ? Readable.fromWeb(this.#request.body as ReadableStream) : Readable.from([]);
  }
}

export function toResponse({ status, headers, body }: Answer): Response {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) for (const one of [value].flat()) given.append(name, one);
  const content = body instanceof Readable ? (Readable.toWeb(body) as unknown as globalThis.ReadableStream) : (body as BodyInit | null);
  return new Response(content, { status, headers: given });
}
