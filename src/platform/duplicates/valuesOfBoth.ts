import { confirmationKey } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';

type Values = Record<string, unknown>;
const lists = ['phones', 'emails', 'addresses', 'multiChoice', 'tags', 'references', 'files'];

/** What the one that stays takes from the other: what it has not itself, of lists what it has not, and the remarks of both. */
export function valuesOfBoth({ fields }: RecordDefinition, { stays, goes }: { stays: Values; goes: Values }): Values {
  const values: Values = {};
  for (const [name, { kind, options }] of Object.entries(fields)) {
    const [own, other] = [stays[name] ?? null, goes[name] ?? null];
    if (options.readOnly || options.internal || kind.name === 'position' || other === null || JSON.stringify(own) === JSON.stringify(other)) continue;
    if (own === null) values[name] = other;
    else if (lists.includes(kind.name)) values[name] = union(own as unknown[], other as unknown[]);
    else if (kind.name === 'longText') values[name] = `${own as string}\n\n${other as string}`;
  }
  return values;
}

function union(own: unknown[], other: unknown[]): unknown[] {
  const known = new Set(own.map(keyOf));
  return [...own, ...other.filter((one) => !known.has(keyOf(one)))];
}

function keyOf(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const { id, role = '' } = one as { id?: string; role?: string };
  return id === undefined ? confirmationKey(one) : `${role}:${id}`;
}
