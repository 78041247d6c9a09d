import type { SameRule } from '@gable/api/server';
import { fold } from '@gable/db/fold.ts';
import type { Stored } from '@gable/db/field.ts';
import type { RecordDefinition } from '@gable/db/record.ts';

/** What is known of somebody: the key that tells records apart, where there is one, the values, and the id, where that is known. */
export type Told = readonly [key: string | null, line: number, values: Record<string, unknown>, order?: string, id?: string];

/** By what somebody is told: a field, and its value as it is stored to be compared. */
export interface SameKey { field: string; text: string }

export interface Telling {
  definition: RecordDefinition;
  /** Field that tells records apart, where the file has it. */
  identity: string | null;
  rule: SameRule | undefined;
}

/** The surest first. Where the file tells its records apart itself, nothing else does. */
export function sameKeys(telling: Telling, told: Told): SameKey[] {
  const { definition, identity, rule } = telling;
  const [key, , values, , id] = told;
  if (id !== undefined) return [{ field: 'id', text: id }];
  if (identity !== null && key !== null) return [{ field: identity, text: key }];
  const shared = (rule?.sharing ?? []).flatMap((field) => valuesOf(definition, field, values[field]).map((text): SameKey => ({ field, text })));
  const title = fold(nameOf(telling, told) ?? '');
  return title ? [...shared, { field: 'title', text: title }] : shared;
}

/** Whether a record was told by what stands for it whole, so that what is said of it is all that there is to say. */
export const isToldBy = (field: string, identity: string | null): boolean => field === 'id' || field === identity;

/** The name as it is written, where it is whole enough to tell who somebody is. */
export function nameOf({ definition, identity, rule }: Telling, [key, , values, , id]: Told): string | null {
  if (id !== undefined || (identity !== null && key !== null)) return null;
  if (!rule?.titleOf) return null;
  const title = definition.options.title?.(values as never) ?? String(values.title ?? '');
  const isMadeOf = (fields: readonly string[]): boolean => fields.every((field) => values[field]) && lettersOf(fields.map((field) => values[field]).join('')) === lettersOf(title);
  return (rule.titleLike?.test(title) ?? true) && rule.titleOf.some(isMadeOf) ? title : null;
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** What tells two of one title apart, as it is stored to be compared. */
export const factsOf = ({ definition, rule }: Telling, values: Record<string, unknown>): Stored[] => (rule?.apartBy ?? []).map((field) => {
  const { kind } = definition.fields[field]!;
  return isFilled(values[field]) ? (kind.store(values[field] as never)[kind.comparedBy ?? 0] ?? null) : null;
});

/** Which of the shared fields are filled, as bits in their order. */
export const filled = (rule: SameRule | undefined, values: Record<string, unknown>): number =>
  (rule?.sharing ?? []).reduce((bits, field, index) => (isFilled(values[field]) ? bits | (1 << index) : bits), 0);

function valuesOf(definition: RecordDefinition, field: string, value: unknown): string[] {
  if (!isFilled(value)) return [];
  const { kind, options } = definition.fields[field]!;
  const texts = kind.terms ? kind.terms(value as never).map(({ text }) => text) : [String(kind.storeOperand?.(String(value), options as never) ?? value)];
  return texts.filter((text): text is string => Boolean(text));
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
