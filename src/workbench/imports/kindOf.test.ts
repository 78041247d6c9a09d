import { expect, test } from 'vitest';
import { kindOf } from './kindOf.ts';

test.each([
  [['https://a.test', 'http://b.test/x'], 'url'], [['yes', 'No'], 'boolean'], [['כן', 'לא'], 'boolean'], [['3/4/2024', '2024-04-03'], 'date'],
  [['€ 1.200', '300 €'], 'money'], [['3', '-12'], 'integer'], [['2.5', '3,75'], 'decimal'], [['3', 'three'], 'text'], [['x'.repeat(80)], 'longText'], [[], 'text'],
])('%j is %s', (samples, kind) => {
  expect(kindOf(samples)).toBe(kind);
});
