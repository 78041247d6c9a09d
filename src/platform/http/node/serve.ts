import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '@gable/api';
import { isEndpointPath } from '../../endpoints/endpoints.ts';
import { answerPublic } from '../../endpoints/publicAnswer.ts';
import { log, traced } from '../../log.ts';
import type { Office } from '../../office.ts';
import { countEventStreams, endEventStreams } from '../eventStream.ts';
import { Gone } from '../request/asked.ts';
import { health, isHealthPath } from './health.ts';
import { NodeAsked } from './nodeAsked.ts';
import { refusePage } from './pages.ts';
import { writeAnswer } from './writeAnswer.ts';

export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServeOptions {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Where people reach it, where that is not this address. */
  origin?: string | undefined;
  /** Answers everything that is not the API's. */
  pages: Pages;
  /** Milliseconds that a request's headers and its body may take. */
  patience?: { headers: number; body: number };
}

export interface Serving {
  /** The address that it listens on. */
  address: string;
  /** Takes no more requests, and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** @throws Refusal `serve.portTaken`, `serve.portForbidden`, `serve.noSuchHost` */
export async function serve(office: Office, { host, port, origin, pages, patience = { headers: 10_000, body: 30_000 } }: ServeOptions): Promise<Serving> {
  const server = createServer({ headersTimeout: patience.headers, requestTimeout: 600_000, connectionsCheckingInterval: Math.min(1_000, patience.headers / 2), maxHeaderSize: 16_384 });
  server.on('request', (request, response) => void answer(office, pages, { request, response, patience: patience.body }));
  await listen(server, host, port);
  const { port: given } = server.address() as AddressInfo;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${given}`;
  office.http.origins.serve(origin ?? address);
  office.http.metrics.watchEventLoop();
  office.http.metrics.add({ name: 'gable_event_streams', help: 'Browsers that listen for changes.', kind: 'gauge', value: countEventStreams });
  return { address, close: () => close(server) };
}

interface Exchange { request: IncomingMessage; response: ServerResponse; patience: number }

async function answer(office: Office, pages: Pages, { request, response, patience }: Exchange): Promise<void> {
  const asked = new NodeAsked(request, patience);
  try {
    if (asked.path.startsWith('/api/')) writeAnswer(response, await office.http.reply(asked), request.method);
    else if (isEndpointPath(asked.path)) writeAnswer(response, await answerPublic(office, asked), request.method);
    else if (isHealthPath(asked.path)) writeAnswer(response, await health(office, asked.path), request.method);
    else {
      const refused = refusePage(asked, office.http.origins);
      if (refused) writeAnswer(response, refused, request.method);
      else pages(request, response);
    }
  } catch (failure) {
    if (!(failure instanceof Gone)) log('error', 'A request broke the server’s hands', { path: asked.path, failure: traced(failure) });
    response.destroy();
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const known = { EADDRINUSE: 'serve.portTaken', EACCES: 'serve.portForbidden', EADDRNOTAVAIL: 'serve.noSuchHost', ENOTFOUND: 'serve.noSuchHost' }[code ?? ''];
      reject(known ? new Refusal(known, { status: 503, values: { host, port: String(port) } }) : new Error(message));
    });
    server.listen(port, host, resolve);
  });
}

/** How long those under way may take before they are cut off. */
const graceMilliseconds = 5_000;

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endEventStreams();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearTimeout(cut);
}
