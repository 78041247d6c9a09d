import { describe, expect, test } from 'vitest';
import type { RecordDescription } from '../../index.ts';
import { columnFields, isLaidOut, moved, namesOf, resized, toggled, widthOf } from './layout.ts';

const field = (name: string, kind = 'text') => ({ name, kind, required: false, readOnly: false, sortable: true, filterable: true });
const homes = {
  kind: 'properties', sort: '-updatedAt', may: { create: true, import: true, export: true }, columns: ['city', 'listPrice'],
  form: [{ id: 'a', fields: ['bedrooms', 'city'] }], fields: [field('title'), field('bedrooms', 'integer'), field('city'), field('listPrice', 'money'), field('boardPosition', 'position')],
} as unknown as RecordDescription;

describe('the layout of a table', () => {
  test('is the one of its kind until somebody changes it', () => {
    expect(namesOf(homes, {})).toEqual(['city', 'listPrice']);
    expect(isLaidOut({})).toBe(false);
    expect(isLaidOut({ widths: {} })).toBe(false);
  });

  test('offers every field that can be seen, and passes over those that are gone', () => {
    expect(columnFields(homes).map(({ name }) => name)).toEqual(['city', 'listPrice', 'bedrooms', 'holder', 'createdAt', 'updatedAt']);
    expect(namesOf(homes, { columns: ['salary', 'city'] })).toEqual(['city']);
  });

  test('shows and hides a column, and keeps count of the pinned ones', () => {
    expect(toggled(homes, {}, 'bedrooms').columns).toEqual(['city', 'listPrice', 'bedrooms']);
    expect(toggled(homes, { pinned: 1 }, 'city')).toEqual({ columns: ['listPrice'], pinned: 0 });
    expect(toggled(homes, { pinned: 1 }, 'listPrice')).toEqual({ columns: ['city'], pinned: 1 });
  });

  test('moves a column to where another one stands', () => {
    expect(moved(homes, {}, { name: 'listPrice', to: 0 }).columns).toEqual(['listPrice', 'city']);
    expect(moved(homes, {}, { name: 'city', to: 5 }).columns).toEqual(['listPrice', 'city']);
  });

  test('keeps widths within bounds', () => {
    expect(resized({}, 'city', 12.4).widths).toEqual({ city: 60 });
    expect(widthOf(resized({}, 'city', 210.6), field('city') as never)).toBe(211);
    expect(widthOf({}, field('title') as never)).toBeUndefined();
    expect(widthOf({ pinned: 1 }, field('title') as never)).toBe(280);
  });
});
