import type { FieldKindName, RecordDescription } from '@gable/api';

// What a table can't fill: it points to other records, or is more than a line of text.
const beyondTables: FieldKindName[] = ['reference', 'references', 'files', 'polygon'];
const parts: Partial<Record<FieldKindName, string[]>> = {
  point: ['latitude', 'longitude'],
  address: ['street', 'city', 'region', 'postalCode', 'country'],
};

/** Fields that a column may fill, by name; those of several parts part by part. */
export function fillable({ kind: records, fields }: RecordDescription, t: (key: string) => string): { field: string; label: string }[] {
  return fields
    .filter(({ readOnly, kind }) => !readOnly && !beyondTables.includes(kind))
    .flatMap(({ name, kind }) => {
      const label = t(`${records}.${name}`);
      return parts[kind]?.map((part) => ({ field: `${name}.${part}`, label: `${label}: ${t(`field.${part}`)}` })) ?? [{ field: name, label }];
    });
}
