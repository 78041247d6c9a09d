import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received { headers: Record<string, string>; body: string; data: any }

/** Somebody outside who takes letters, and answers as told. */
export async function openReceiver() {
  const received: Received[] = [];
  let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void = (_request, response) => void response.end('thanks');
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => { body += piece; });
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body, data: body && JSON.parse(body) });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    types: (): string[] => received.map(({ data }) => data.type as string),
    answers(how: typeof answer) {
      answer = how;
    },
    /** From now on with this status. */
    answersWith(status: number, headers: Record<string, string> = {}) {
      answer = (_request, response) => void response.writeHead(status, headers).end(`status ${status}`);
    },
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
