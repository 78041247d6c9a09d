import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '@gable/api';
import { NodeAsked } from './nodeAsked.ts';

const limit = 100_000;
let server: Server;
beforeAll(async () => {
  server = createServer((incoming, response) => void (async () => {
    try {
      const { length } = await buffer(new NodeAsked(incoming).stream(limit, new Refusal('import.tooLarge', { status: 413 })));
      response.end(`took ${length}`);
    } catch (failure) {
      response.writeHead((failure as Refusal).status).end((failure as Refusal).code);
    }
  })());
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

async function send(size: number, headers: Record<string, string>): Promise<[number, string]> {
  const asking = request({ port: (server.address() as AddressInfo).port, method: 'POST', headers });
  const answered = once(asking, 'response');
  for (let left = size; left > 0; left -= limit) asking.write(Buffer.alloc(Math.min(left, limit)));
  asking.end();
  const [answer] = await answered;
  return [answer.statusCode, (await buffer(answer)).toString()];
}

test('what is as large as may be is taken', async () => {
  expect(await send(limit, { 'content-length': String(limit) })).toEqual([200, `took ${limit}`]);
  expect(await send(limit, {})).toEqual([200, `took ${limit}`]);
});

test('what is larger is refused in the words that it was asked with, whether its size is told or not', async () => {
  expect(await send(limit * 20, { 'content-length': String(limit * 20) })).toEqual([413, 'import.tooLarge']);
  expect(await send(limit * 20, {})).toEqual([413, 'import.tooLarge']);
});

test('what is announced to be too large is refused before it is sent', async () => {
  const asking = request({ port: (server.address() as AddressInfo).port, method: 'POST', headers: { 'content-length': String(500 * 1024 ** 2) } });
  asking.flushHeaders();
  const [answer] = await once(asking, 'response');
  expect(answer.statusCode).toBe(413);
  asking.on('error', () => undefined).destroy();
});
