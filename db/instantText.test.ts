import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantText } from './instantText.ts';

test('an instant is written as Date writes it, before 1970 and after 9999 too', () => {
  fc.assert(fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (instant) => { expect(instantText(instant)).toBe(new Date(instant).toISOString()); }));
  fc.assert(fc.property(fc.integer({ min: 1.6e12, max: 1.9e12 }), (instant) => { expect(instantText(instant)).toBe(new Date(instant).toISOString()); }));
});

test('what is no instant is refused as Date refuses it', () => {
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, 9e15]) expect(() => instantText(none)).toThrow(RangeError);
});
