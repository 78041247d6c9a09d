import type { Confirmations, RecordDescription, TimelineEntry } from '../../index.ts';

type Changes = NonNullable<TimelineEntry['changes']>;

// What the system keeps for itself tells nobody anything.
const silent = ['boardPosition', 'stageSince', 'statusBeforeSale', 'priceChange', 'priceChangePercent', 'priceChangeTimestamp', 'statusChangeTimestamp', 'confirmedAt'];

/** Where a record stands and what it is worth come before what else is known of it. */
export function byWeight(changes: Changes, { outcome, summary = [] }: Pick<RecordDescription, 'outcome' | 'summary'>): Changes {
  const order = [outcome?.field, outcome?.amount, ...summary];
  const weightOf = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  return changes.toSorted((one, other) => weightOf(one.field) - weightOf(other.field));
}

/** The changes that a reader is told of; a title is told where it was given by hand, not where it follows from the rest. */
export function toldChanges({ fields }: Pick<RecordDescription, 'fields'>, changes: Changes = []): Changes {
  const told = changes.filter(({ field }) => !silent.includes(field) && fields.find(({ name }) => name === field)?.kind !== 'json');
  return told.length > 1 ? told.filter(({ field }) => field !== 'title') : told;
}

/** The numbers and addresses of which somebody said that they are still right. */
export function newlyConfirmed(changes: Changes = []): string[] {
  const [before, after] = (['before', 'after'] as const).map((side) => (changes.find(({ field }) => field === 'confirmations')?.[side] ?? {}) as Confirmations);
  return Object.keys(after!).filter((key) => after![key]!.at !== before![key]?.at).map((key) => key.replaceAll('|', ', '));
}
