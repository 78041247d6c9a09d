import { expect, test } from 'vitest';
import type { KindRights, Rights } from '@gable/api';
import { outsideRights } from './outsideRights.ts';

const wide: KindRights = { read: 'agency', create: 'agency', change: 'team', archive: 'none', export: 'own', outline: true, fields: { phones: 'hidden' } };

test('somebody from outside keeps what is hidden, and reaches no further than their own', () => {
  const rights: Rights = { others: wide, kinds: { deals: { read: 'none', outline: true } }, abilities: ['imports'], isOutside: false };
  expect(outsideRights(rights)).toEqual({
    others: { read: 'own', create: 'own', change: 'own', archive: 'none', export: 'own', outline: false, fields: { phones: 'hidden' } },
    kinds: { deals: { read: 'none', outline: false } }, abilities: [], isOutside: true,
  });
});
