import { Refusal } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import { customColumn } from './addedFields.ts';
import { loadField } from './columns.ts';
import { isDated } from './dayComparison.ts';
import type { SqlText } from './sqlText.ts';

/** One of the things that records are grouped by, as SQL and back. */
export interface GroupKey {
  /** As it was asked for, and is answered. */
  name: string;
  /** What rows of one group have in common, and what is read of them. */
  by: string[];
  read: string[];
  value(read: readonly Stored[]): unknown;
}

type Dialect = SqlText['dialect'];

/** The field that a key is about: `closeDate` of `closeDate.month`. */
export const fieldOfKey = (key: string): string => key.replace(/\.month$/, '');

/** @throws Refusal `query.unknownField` (400). */
export function refuseUngroupable(definition: RecordDefinition, key: string): void {
  const name = fieldOfKey(key);
  const isKnown = name !== 'title' && !definition.fields[name]?.options.internal && comparedPlace(definition, name) !== undefined;
  if (!isKnown || (key !== name && !isDated(definition, name))) throw unknownField(key);
}

/** By the values of a field. Texts are one as they are one in a filter, whatever their case and accents. */
export function keyOf(definition: RecordDefinition, name: string, dialect: Dialect): GroupKey {
  const places = definition.places.get(name)!;
  const columns = places.map((place) => columnAt(definition, place, dialect));
  const isText = definition.fields[name]?.kind.name === 'text' && columns.length === 2;
  const value = (read: readonly Stored[]): unknown => {
    const record: Stored[] = new Array<null>(definition.columns.length).fill(null);
    for (const [index, place] of places.entries()) record[place] = read[index] ?? null;
    return loadField(definition, name, record);
  };
  return isText ? { name, by: [columns[1]!], read: [`min(${columns[0]!})`], value } : { name, by: columns, read: columns, value };
}

/** By the currency of a field of money. */
export function currencyKey(definition: RecordDefinition, money: string, dialect: Dialect): GroupKey {
  const column = columnAt(definition, definition.places.get(money)![1]!, dialect);
  return { name: `${money}.currency`, by: [column], read: [column], value: ([currency]) => currency };
}

export function columnAt(definition: RecordDefinition, place: number, dialect: Dialect): string {
  const column = definition.columns[place]!;
  return column.added ? customColumn(column, dialect) : `t."${column.name}"`;
}

export const unknownField = (field: string): Refusal => new Refusal('query.unknownField', { status: 400, values: { field } });
