import type { FieldGroup, FieldLayout, OnlyFor } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';

/** How an agency has arranged the fields of a kind, as it is kept. */
export interface KeptLayout extends Omit<FieldLayout, 'demanded'> {
  /** Fields that new records must have, with the choice that each belongs to where it is not asked for otherwise. */
  demanded: Record<string, OnlyFor | true>;
}

/** By kind of records, among the agency's settings. */
export type KeptLayouts = Record<string, KeptLayout>;

export const setting = 'fieldLayouts';

export const asIs: KeptLayout = { revision: 0, groups: null, labels: {}, demanded: {}, hidden: [] };

export const layoutsOf = ({ settings }: Pick<Agency, 'settings'>): KeptLayouts => (settings[setting] ?? {}) as KeptLayouts;

export const layoutOf = (agency: Pick<Agency, 'settings'>, kind: string): KeptLayout => layoutsOf(agency)[kind] ?? asIs;

/** The groups as somebody gives them, with the fields of extensions that are away now still in their places. */
export function withAway(given: readonly FieldGroup[], before: readonly FieldGroup[] | null, { fields }: RecordDefinition): FieldGroup[] {
  const result = given.map(({ id, fields: names }) => ({ id, fields: [...names] }));
  const placed = new Set(given.flatMap(({ fields: names }) => names));
  for (const { id, fields: names } of before ?? []) {
    const group = result.find((one) => one.id === id);
    for (const [index, name] of names.entries()) {
      if (!group || fields[name] || placed.has(name)) continue;
      const after = names.slice(0, index).reverse().find((earlier) => group.fields.includes(earlier));
      group.fields.splice(after === undefined ? 0 : group.fields.indexOf(after) + 1, 0, name);
    }
  }
  return result;
}
