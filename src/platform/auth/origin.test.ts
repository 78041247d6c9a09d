import { expect, test } from 'vitest';
import { isSameOrigin } from './origin.ts';

const origin = 'https://gable.example';
const post = (headers: Record<string, string>, served: string | undefined = origin): boolean => isSameOrigin('POST', new Headers(headers), served);

test('reading is let through from everywhere', () => {
  for (const method of ['GET', 'head', 'OPTIONS']) expect(isSameOrigin(method, new Headers({ origin: 'https://evil.example' }), origin)).toBe(true);
});

test('a change is let through from our own pages', () => {
  expect(post({ origin })).toBe(true);
  expect(post({ origin, 'sec-fetch-site': 'same-origin' })).toBe(true);
});

test('a change from elsewhere is not, whatever its method', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']) expect(isSameOrigin(method, new Headers({ origin: 'https://evil.example' }), origin)).toBe(false);
  expect(post({ origin: 'http://gable.example' })).toBe(false);
  expect(post({ origin: 'https://gable.example:444' })).toBe(false);
  expect(post({ origin: 'https://gable.example.evil.example' })).toBe(false);
  expect(post({ origin: 'null' })).toBe(false);
  expect(post({})).toBe(false);
  expect(post({ origin, 'sec-fetch-site': 'same-site' })).toBe(false);
});

test('where nobody has said where Gable is served, the request\'s own host counts', () => {
  const post = (headers: Record<string, string>): boolean => isSameOrigin('POST', new Headers(headers), undefined);
  expect(post({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true);
  expect(post({ origin: 'http://localhost:3001', host: 'localhost:3000' })).toBe(false);
  expect(post({ origin: 'http://localhost:3000' })).toBe(false);
});
