import { expect, test } from 'vitest';
import { PerMinute } from './perMinute.ts';

test('whoever asks more often than the limit waits for the rest of the minute, and nobody else does', () => {
  const perMinute = new PerMinute(3);
  for (let time = 0; time < 3; time += 1) perMinute.take('ann', 1_000);
  expect(() => perMinute.take('ann', 41_000)).toThrow(expect.objectContaining({ code: 'request.tooMany', status: 429, values: { retryAfterSeconds: 20 } }));
  expect(() => perMinute.take('bob', 41_000)).not.toThrow();
  expect(() => perMinute.take('ann', 61_000)).not.toThrow();
});
