import { expect, test } from 'vitest';
import { numberedParameters } from './numberedParameters.ts';

test('parameters are numbered in order, and what stands in quotes or comments is left', () => {
  expect(numberedParameters('a = ? AND b IN (?, ?)')).toBe('a = $1 AND b IN ($2, $3)');
  expect(numberedParameters("a = '?''?' AND \"b?\" = ? -- ?\n/* ? */ AND c = ?")).toBe("a = '?''?' AND \"b?\" = $1 -- ?\n/* ? */ AND c = $2");
  expect(numberedParameters('nothing')).toBe('nothing');
});
