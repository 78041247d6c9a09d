import { expect, test } from 'vitest';
import type { RecordDescription } from '../../index.ts';
import { applies, isAsked } from './applies.ts';

test('a field is asked for where the choice that it belongs to is made, and always where it belongs to none', () => {
  const description = { onlyFor: { firstName: { field: 'contactKind', values: ['person'] } } } as unknown as RecordDescription;
  expect(isAsked(description, 'firstName', { contactKind: 'person' })).toBe(true);
  expect(isAsked(description, 'firstName', { contactKind: 'company' })).toBe(false);
  expect(isAsked(description, 'firstName', {})).toBe(false);
  expect(isAsked(description, 'phones', { contactKind: 'company' })).toBe(true);
  expect(applies(undefined, {})).toBe(true);
});
