import type { OnlyFor, RecordDescription } from '../../index.ts';

/** Whether something that a manifest keeps `onlyFor` some values of a choice has a place among these values. */
export function applies(only: OnlyFor | undefined, values: Record<string, unknown>): boolean {
  return only === undefined || only.values.includes(values[only.field] as string);
}

/** Whether a field is asked for, given the others. */
export const isAsked = ({ onlyFor }: RecordDescription, name: string, values: Record<string, unknown>): boolean => applies(onlyFor?.[name], values);
