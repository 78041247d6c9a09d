import type { FieldDescription, RecordData, RecordDescription } from '../../index.ts';
import { isEmpty } from '../fields/textOf.ts';

/** Whose value a field has after two records were made one. */
export type Side = 'own' | 'other' | 'both';

const lists = ['phones', 'emails', 'multiChoice', 'tags', 'references', 'addresses', 'files'];

/** Fields in which two records differ, with the side that is likely meant: whoever has a value, and of lists both. */
export function differing(description: RecordDescription, { own, other }: { own: RecordData; other: RecordData }): { field: FieldDescription; isList: boolean; side: Side }[] {
  return description.fields
    .filter(({ name, readOnly, kind }) => !readOnly && kind !== 'position' && textOf(own[name]) !== textOf(other[name]) && !(isEmpty(own[name]) && isEmpty(other[name])))
    .map((field) => {
      const isList = lists.includes(field.kind) && !isEmpty(own[field.name]) && !isEmpty(other[field.name]);
      return { field, isList, side: isList ? 'both' : isEmpty(own[field.name]) ? 'other' : 'own' };
    });
}

/** What is to be written into the record that stays. */
export function mergedValues(chosen: ReadonlyMap<string, Side>, { own, other }: { own: RecordData; other: RecordData }): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, side] of chosen) {
    if (side === 'other') values[name] = other[name] ?? null;
    else if (side === 'both') values[name] = union(own[name] as unknown[], other[name] as unknown[]);
  }
  return values;
}

/** Each once, by what it is and not by how somebody wrote it; the own ones first. */
function union(own: readonly unknown[], other: readonly unknown[]): unknown[] {
  const known = new Set(own.map(identityOf));
  return [...own, ...other.filter((one) => !known.has(identityOf(one)))];
}

function identityOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const { id, role = '', e164, address } = one as { id?: string; role?: string; e164?: string | null; address?: unknown };
  if (id !== undefined) return `${role}:${id}`;
  else if (e164) return e164;
  else return typeof address === 'string' ? address.toLowerCase() : JSON.stringify(one);
}

const textOf = (value: unknown): string => JSON.stringify(value ?? null);
