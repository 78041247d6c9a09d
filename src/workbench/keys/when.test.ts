import { expect, test } from 'vitest';
import { holds } from './when.ts';

const context = { recordKind: 'deals', isPhone: false, role: 'manager' };

test.each([
  [undefined, true],
  ['recordKind == deals', true],
  ["recordKind == 'contacts'", false],
  ['recordKind != contacts && !isPhone', true],
  ['isPhone || recordKind == deals', true],
  ['!(isPhone || recordKind == deals)', false],
  ['role =~ /manager|principal/', true],
  ['nothing', false],
  ['recordKind ==', false],
  ['(isPhone', false],
])('%s is %s on a deal at a desk', (clause, expected) => {
  expect(holds(clause, context)).toBe(expected);
});
