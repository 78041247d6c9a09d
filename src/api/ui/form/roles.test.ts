import { expect, test } from 'vitest';
import type { FieldDescription } from '../../index.ts';
import { inRoles } from './roles.ts';

const field = (name: string, kind: FieldDescription['kind'], roles?: string[]): FieldDescription =>
  ({ name, kind, required: false, readOnly: false, sortable: false, filterable: true, ...(roles && { roles }) });
const fields = [field('side', 'choice'), field('people', 'references', ['buyer', 'seller', 'lawyer']), field('properties', 'references')];
const ruth = { id: 'ruth', title: 'Ruth' };
const dan = { id: 'dan', title: 'Dan' };

test('whoever a deal begins with is its buyer, or on a seller’s deal its seller', () => {
  expect(inRoles(fields, { side: 'buyer', people: [ruth] })).toMatchObject({ people: [{ id: 'ruth', role: 'buyer' }] });
  expect(inRoles(fields, { side: 'seller', people: [ruth, dan] })).toMatchObject({ people: [{ id: 'ruth', role: 'seller' }, { id: 'dan', role: 'buyer' }] });
});

test('a role that is told stays, and homes have none', () => {
  expect(inRoles(fields, { people: [{ ...ruth, role: 'lawyer' }], properties: [{ id: 'home', title: '' }] })).toEqual({ people: [{ ...ruth, role: 'lawyer' }], properties: [{ id: 'home', title: '' }] });
});
