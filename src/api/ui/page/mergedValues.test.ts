import { expect, test } from 'vitest';
import type { RecordData, RecordDescription } from '../../index.ts';
import { differing, mergedValues, type Side } from './mergedValues.ts';

const field = (name: string, kind: string, readOnly = false) => ({ name, kind, readOnly, required: false, sortable: true, filterable: true });
const contacts = { kind: 'contacts', fields: [
  field('firstName', 'text'), field('lastName', 'text'), field('company', 'text'), field('jobTitle', 'text'), field('phones', 'phones'), field('emails', 'emails'),
  field('people', 'references'), field('stageSince', 'dateTime', true),
] } as unknown as RecordDescription;
const own = {
  id: '1', firstName: 'Ruth', lastName: 'Levi', company: null, phones: [{ typed: '206 555 0142', e164: '+12065550142' }], emails: [{ address: 'Ruth@levi.test' }],
  people: [{ id: 'a', role: 'buyer' }], stageSince: '1',
} as unknown as RecordData;
const other = {
  id: '2', firstName: 'Rut', lastName: 'Levi', company: 'Levi & Co', phones: [{ typed: '(206) 555-0142', e164: '+12065550142' }, { typed: '1', e164: null }], emails: [{ address: 'ruth@levi.test' }, { address: 'r@x.test' }],
  people: [{ id: 'a', role: 'seller' }, { id: 'a', role: 'buyer' }], stageSince: '2',
} as unknown as RecordData;

test('only what differs is asked about, and whoever has a value is likely meant', () => {
  expect(differing(contacts, { own, other }).map(({ field: { name }, side, isList }) => [name, side, isList])).toEqual([
    ['firstName', 'own', false], ['company', 'other', false], ['phones', 'both', true], ['emails', 'both', true], ['people', 'both', true],
  ]);
});

test('what is chosen is written: of lists each once', () => {
  const chosen = new Map<string, Side>([['firstName', 'own'], ['company', 'other'], ['phones', 'both'], ['emails', 'both'], ['people', 'both']]);
  expect(mergedValues(chosen, { own, other })).toEqual({
    company: 'Levi & Co', phones: [{ typed: '206 555 0142', e164: '+12065550142' }, { typed: '1', e164: null }],
    emails: [{ address: 'Ruth@levi.test' }, { address: 'r@x.test' }], people: [{ id: 'a', role: 'buyer' }, { id: 'a', role: 'seller' }],
  });
  expect(mergedValues(new Map([['firstName', 'other']]), { own, other })).toEqual({ firstName: 'Rut' });
});
