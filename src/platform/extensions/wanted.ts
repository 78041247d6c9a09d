import type { Field } from '@gable/db/field.ts';
import type { Kinds } from '../records/kinds.ts';

/** Of those that are allowed, and what stands there instead: an author reads it far from our code. */
export const aKind = (kinds: Kinds, given: string | undefined): string => `a kind of records (${oneOf(kinds.all().map(({ kind }) => kind))})${instead(given)}`;

export function aValueOf({ kind, options }: Field, given: unknown): string {
  const choices = (options.choices ?? []).map(({ value }) => value);
  return `a value that the field takes (${choices.length ? oneOf(choices) : kind.name})${instead(given)}`;
}

const mostNamed = 30;

function oneOf(all: readonly string[]): string {
  return all.length > mostNamed ? `${all.slice(0, mostNamed).join(', ')} …` : all.join(', ');
}

const instead = (given: unknown): string => (given === undefined ? '' : `, not ${JSON.stringify(given).slice(0, 80)}`);
