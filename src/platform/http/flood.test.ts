import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Flood } from './flood.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a flood is told once a second, and little by little again when it is over', () => {
  const told = vi.fn();
  const flood = new Flood(3, told);
  const swallowed = (count: number): number => Array.from({ length: count }, () => flood.swallows()).filter(Boolean).length;
  expect(swallowed(3)).toBe(0);
  expect(swallowed(100)).toBe(100);
  expect(told).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(1);
  expect(swallowed(2)).toBe(2);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveBeenCalledTimes(2);
  expect(swallowed(1)).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(told).toHaveBeenCalledTimes(2);
});
