import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { Refusal } from '@gable/api';
import { Gone, type Asked } from '../request/asked.ts';

/** How long a body may take, or a part of one that is streamed. */
const usualPatience = 30_000;
/** What somebody may go on sending after a refusal, so that they get to read it, before the line is cut: many read nothing until they have sent all. */
const politeBytes = 64 * 1024 * 1024;
const politeFileBytes = 512 * 1024 * 1024;

/** A request that came over a socket. */
export class NodeAsked implements Asked {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly address: string;
  readonly #request: IncomingMessage;
  readonly #patience: number;

  constructor(request: IncomingMessage, patience = usualPatience) {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    this.method = request.method ?? 'GET';
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.search = mark < 0 ? '' : url.slice(mark + 1);
    this.address = addressOf(request);
    this.#request = request;
    this.#patience = patience;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  bytes(limit: number): Promise<Buffer> {
    const request = this.#request;
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced === 0 && request.headers['transfer-encoding'] === undefined) return Promise.resolve(Buffer.alloc(0));
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const slow = setTimeout(() => end(tooSlow()), this.#patience);
      const end = (failure: Error | null): void => {
        clearTimeout(slow);
        request.off('data', take).off('end', finish).off('close', leave).off('error', leave);
        if (failure === null) return resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
        if (!(failure instanceof Gone)) drain(request, politeBytes);
        reject(failure);
      };
      const take = (chunk: Buffer): void => {
        size += chunk.length;
        if (size > limit) end(tooLarge(limit));
        else chunks.push(chunk);
      };
      const finish = (): void => end(null);
      const leave = (): void => end(new Gone());
      if (announced > limit) end(tooLarge(limit));
      else request.on('data', take).on('end', finish).on('close', leave).on('error', leave);
    });
  }

  stream(limit: number, refusal = tooLarge(limit)): Readable {
    const request = this.#request;
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      drain(request, politeFileBytes);
      throw refusal;
    }
    const out = new PassThrough();
    let size = 0;
    const slow = setTimeout(() => stop(tooSlow()), this.#patience);
    const stop = (failure: Error): void => {
      request.off('data', take);
      drain(request, politeFileBytes);
      out.destroy(failure);
    };
    const take = (chunk: Buffer): void => {
      slow.refresh();
      size += chunk.length;
      if (size > limit) stop(refusal);
      else if (!out.write(chunk)) {
        request.pause();
        out.once('drain', () => request.resume());
      }
    };
    out.on('close', () => clearTimeout(slow));
    request.on('data', take).on('end', () => out.end()).on('error', () => out.destroy(new Gone()));
    request.on('close', () => request.complete || out.destroy(new Gone()));
    return out;
  }
}

/** Behind a proxy everybody comes from the proxy, which tells in a header of its own who it was: the last it named. Kit heeds the same setting. */
function addressOf({ headers, socket }: IncomingMessage): string {
  const header = process.env.ADDRESS_HEADER?.toLowerCase();
  const told = header ? String(headers[header] ?? '').split(',').at(-1)!.trim() : '';
  return told || (socket.remoteAddress ?? '');
}

export const tooLarge = (limit: number): Refusal => new Refusal('request.tooLarge', { status: 413, values: { most: Math.floor(limit / 1024) } });
const tooSlow = (): Refusal => new Refusal('request.tooSlow', { status: 408 });

function drain(request: IncomingMessage, most: number): void {
  let left = most;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}
