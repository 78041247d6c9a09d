import type { FieldKindName, RecordDescription } from '@gable/api';

// More than a line of text.
const beyondTables: FieldKindName[] = ['files', 'polygon'];
const parts: Partial<Record<FieldKindName, string[]>> = {
  point: ['latitude', 'longitude'],
  address: ['street', 'city', 'region', 'postalCode', 'country'],
  addresses: ['street', 'city', 'region', 'postalCode', 'country', 'label', 'others'],
};
/** Kinds of several values, of which more than one column may tell. */
const severalTimes: FieldKindName[] = ['phones', 'emails', 'multiChoice', 'tags'];

export interface Fillable { field: string; label: string; severalTimes: boolean; /** Takes the last word of a whole name. */ lastWordTo?: string }

/** Fields that a column may fill, by name; those of several parts part by part. */
export function fillable({ kind: records, fields }: RecordDescription, t: (key: string) => string): Fillable[] {
  const single = fields
    .filter(({ readOnly, kind }) => !readOnly && !beyondTables.includes(kind))
    .flatMap(({ name, kind }) => {
      const label = t(`${records}.${name}`);
      const inParts = parts[kind]?.map((part) => ({ field: `${name}.${part}`, label: `${label}: ${t(`field.${part}`)}`, severalTimes: false })) ?? [];
      const whole = { field: name, label, severalTimes: severalTimes.includes(kind) };
      return kind === 'address' || kind === 'point' ? inParts : [whole, ...inParts];
    });
  single.push({ field: 'holder', label: t(`${records}.holder`), severalTimes: false }, { field: 'id', label: t('record.id'), severalTimes: false });
  const [first, last] = ['firstName', 'lastName'].map((name) => single.find(({ field }) => field === name));
  return first && last ? [{ field: 'firstName', lastWordTo: 'lastName', label: `${first.label} + ${last.label}`, severalTimes: false }, ...single] : single;
}

/** As an option of a choice has it. */
export const optionOf = ({ field, lastWordTo }: { field: string | null; lastWordTo?: string }): string => (lastWordTo ? `${field}+${lastWordTo}` : (field ?? ''));
