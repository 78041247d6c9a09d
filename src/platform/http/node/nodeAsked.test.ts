import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { NodeAsked } from './nodeAsked.ts';

afterEach(() => vi.unstubAllEnvs());

const asked = (headers: Record<string, string>): NodeAsked =>
  new NodeAsked({ url: '/a?b=c', method: 'GET', headers, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage);

test('who asks is who is connected, whatever a header says', () => {
  expect(asked({ 'x-forwarded-for': '203.0.113.9' }).address).toBe('10.0.0.1');
});

test('behind a proxy who asks is whom it names last, for what stands before came from outside', () => {
  vi.stubEnv('ADDRESS_HEADER', 'X-Forwarded-For');
  expect(asked({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }).address).toBe('203.0.113.9');
  expect(asked({}).address).toBe('10.0.0.1');
});
