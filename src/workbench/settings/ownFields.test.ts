import type { RecordDescription } from '@gable/api';
import { expect, test } from 'vitest';
import { ownFields } from './ownFields.ts';

test('the agency’s own fields are those that it added, and none that an extension brings', () => {
  const description = { form: [{ id: 'home', fields: ['city'] }, { id: 'rentals', fields: ['heating'] }, { id: 'added', fields: ['parking'] }], fields: ['city', 'heating', 'parking'].map((name) => ({ name })) } as unknown as RecordDescription;
  expect(ownFields(description).map(({ name }) => name)).toEqual(['parking']);
  expect(ownFields({ ...description, form: [] })).toEqual([]);
});
