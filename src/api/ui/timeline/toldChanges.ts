import type { RecordDescription, TimelineEntry } from '../../index.ts';

type Changes = NonNullable<TimelineEntry['changes']>;

// What the system keeps for itself tells nobody anything.
const silent = ['boardPosition', 'stageSince', 'statusBeforeSale', 'priceChangeTimestamp', 'statusChangeTimestamp'];

/** Where a record stands and what it is worth come before what else is known of it. */
export function byWeight(changes: Changes, { outcome, summary = [] }: Pick<RecordDescription, 'outcome' | 'summary'>): Changes {
  const order = [outcome?.field, outcome?.amount, ...summary];
  const weightOf = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
  return changes.toSorted((one, other) => weightOf(one.field) - weightOf(other.field));
}

/** The changes that a reader is told of; a title is told where it was given by hand, not where it follows from the rest. */
export function toldChanges(changes: Changes = []): Changes {
  const told = changes.filter(({ field }) => !silent.includes(field));
  return told.length > 1 ? told.filter(({ field }) => field !== 'title') : told;
}
