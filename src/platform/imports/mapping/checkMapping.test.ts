import { expect, test } from 'vitest';
import type { Mapping } from '@gable/api';
import type { ImportableField } from '../reading/importableField.ts';
import { checkMapping } from './checkMapping.ts';

const field = (name: string, required: boolean): ImportableField => ({ name, kind: 'reference', options: { target: 'contacts', required } as ImportableField['options'], words: {} });
const guessed = { columns: [{ heading: 'Owner', samples: [], field: 'owner' }] } as unknown as Mapping;
const leftEmpty = { columns: [{ field: 'owner', unknown: 'empty' }] };

test('a name that nobody has may be left empty where the field may', () => {
  expect(checkMapping(leftEmpty, { guessed, fields: [field('owner', false)] }).columns).toMatchObject([{ field: 'owner', unknown: 'empty' }]);
  expect(() => checkMapping(leftEmpty, { guessed, fields: [field('owner', true)] })).toThrow(expect.objectContaining({ code: 'import.wrongMapping', values: { heading: 'Owner', what: 'unknown' } }) as Error);
});
