import { expect, test } from 'vitest';
import { isRange, refuseOther } from './versions.ts';

const takes = (asked: string, is: string): boolean => {
  try {
    refuseOther('visits', { asked, is });
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['>=0.1', '0.1.0', '0.0.9'], ['~1', '1.4.2', '2.0.0'], ['~1.2', '1.2.9', '1.3.0'], ['^1.2', '1.9.0', '2.0.0'], ['^0.1', '0.1.7', '0.2.0'],
  ['1', '1.4.0', '2.0.0'], ['0.1.x', '0.1.3', '0.2.0'], ['>=0.1 <2', '1.9.9', '2.0.0'], ['0.1 || 0.3', '0.3.1', '0.2.0'], ['>=0.1', '0.2.0-next.1', '0.0.1-next.1'],
])('%s takes %s and refuses %s', (asked, one, other) => {
  expect([takes(asked, one), takes(asked, other)]).toEqual([true, false]);
});

test('what is no range is told from one', () => {
  expect(['>=0.1', '*', '^1.2.3-beta.1'].every(isRange)).toBe(true);
  expect(['next', '>=one', '1.2.3.4', '>=0.1 or so'].some(isRange)).toBe(false);
});
