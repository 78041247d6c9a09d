import { expect, test } from 'vitest';
import { money } from './money.ts';

const operand = (text: string): unknown => money().kind.storeOperand!(text, {} as never, { country: 'US', currency: 'USD', areaUnit: 'squareMeters' });

test.each([['500000', 50_000_000], ['300k', 30_000_000], ['1.8m', 180_000_000], ['2 bn', 200_000_000_000], ['۳۰۰K', 30_000_000], ['-5k', -500_000]])('a filter for %s asks for %i cents', (text, cents) => {
  expect(operand(text)).toBe(cents);
});

test.each(['k', '300kk', '3mk', 'many', '300 000k 1', '1e3m0'])('%j is no amount', (text) => {
  expect(() => operand(text)).toThrow();
});
