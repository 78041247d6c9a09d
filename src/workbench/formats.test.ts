import { expect, test } from 'vitest';
import type { AgencyDescription } from '@gable/api';
import { formatsFor } from './formats.ts';

const { money } = formatsFor('en', { timeZone: 'America/Los_Angeles', country: 'US' } as AgencyDescription);
const said = (amount: number, style?: 'short') => money({ amount, currency: 'USD' }, style).replace(/[\u2066-\u2069]/g, '');

test('cents are written whole or not at all', () => {
  expect(said(40_150_000)).toBe('$401,500');
  expect(said(40_150_050)).toBe('$401,500.50');
  expect(said(950_010, 'short')).toBe('$9,500.10');
  expect(said(40_150_050, 'short')).toBe('$402K');
});
