import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { soon } from './soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call is made at once, and a burst after it is one more', () => {
  const call = vi.fn();
  const follow = soon(call, 250);
  follow();
  expect(call).toHaveBeenCalledTimes(1);
  for (let times = 0; times < 100; times++) follow();
  expect(call).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(call).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(call).toHaveBeenCalledTimes(2);
});

test('what was put off can be called off', () => {
  const call = vi.fn();
  const follow = soon(call, 250);
  follow();
  follow();
  follow.cancel();
  vi.advanceTimersByTime(1000);
  expect(call).toHaveBeenCalledTimes(1);
});
