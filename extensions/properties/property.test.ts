import { expect, test } from 'vitest';
import { dayIn, onPriceChange } from './property.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

test('a home remembers its first price and the one before', () => {
  expect(onPriceChange({ listPrice: usd(500), originalListPrice: usd(600) }, { listPrice: usd(450), originalListPrice: usd(600) }, 'now')).toEqual({
    originalListPrice: usd(600), previousListPrice: usd(500), priceChange: usd(-150), priceChangePercent: -25, priceChangeTimestamp: 'now',
  });
  expect(onPriceChange({ listPrice: usd(500), originalListPrice: usd(600) }, { listPrice: usd(500), originalListPrice: usd(600) }, 'now')).toEqual({});
});

test('a price that is the first, or of another currency, is no change by so much', () => {
  const none = { priceChange: null, priceChangePercent: null };
  expect(onPriceChange(null, { listPrice: usd(600), originalListPrice: null }, 'now')).toMatchObject({ originalListPrice: usd(600), ...none });
  expect(onPriceChange({ listPrice: usd(500), originalListPrice: usd(600) }, { listPrice: { amount: 450, currency: 'EUR' }, originalListPrice: usd(600) }, 'now')).toMatchObject(none);
  expect(onPriceChange({ listPrice: usd(500), originalListPrice: usd(600) }, { listPrice: usd(600), originalListPrice: usd(600) }, 'now')).toMatchObject({ priceChange: usd(0), priceChangePercent: 0 });
});

test('a sale late in the evening is of the day where the home stands', () => {
  expect(dayIn('America/Los_Angeles', '2026-11-23T05:00:00Z')).toBe('2026-11-22');
  expect(dayIn('Asia/Jerusalem', '2026-11-22T23:00:00Z')).toBe('2026-11-23');
});
