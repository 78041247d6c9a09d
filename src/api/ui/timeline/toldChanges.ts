import type { TimelineEntry } from '../../index.ts';

type Changes = NonNullable<TimelineEntry['changes']>;

// What the system keeps for itself tells nobody anything.
const silent = ['boardPosition', 'stageSince', 'statusBeforeSale', 'priceChangeTimestamp', 'statusChangeTimestamp'];

/** The changes that a reader is told of; a title is told where it was given by hand, not where it follows from the rest. */
export function toldChanges(changes: Changes = []): Changes {
  const told = changes.filter(({ field }) => !silent.includes(field));
  return told.length > 1 ? told.filter(({ field }) => field !== 'title') : told;
}
