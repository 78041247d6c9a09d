import { deals, type Transaction } from '@gable/api/server';
import { generateKeyBetween } from 'fractional-indexing';

/** A place behind all deals of a stage. */
export async function lastPosition(tx: Transaction, stage: string): Promise<string> {
  const [last] = await inStage(tx, stage, { sort: '-boardPosition', limit: 1 });
  return generateKeyBetween(last?.boardPosition ?? null, null);
}

/** A place just in front of a deal, between it and the one before. */
export async function positionBefore(tx: Transaction, stage: string, next: string): Promise<string> {
  const position = (await tx.asOffice.records(deals).find(next))?.boardPosition;
  if (!position) return lastPosition(tx, stage);
  const [previous] = await tx.asOffice.records(deals).list({
    filter: { all: [{ field: 'stage', is: '=', value: stage }, { field: 'boardPosition', is: '<', value: position }] }, sort: ['-boardPosition'], limit: 1,
  });
  return generateKeyBetween(previous?.boardPosition ?? null, position);
}

// The board's order is the agency's, so a place is found among all deals, whoever sees them.
function inStage(tx: Transaction, stage: string, { sort, limit }: { sort: string; limit: number }) {
  const filter = { all: [{ field: 'stage', is: '=' as const, value: stage }, { field: 'boardPosition', is: 'has' as const, value: true }] };
  return tx.asOffice.records(deals).list({ filter, sort: [sort], limit });
}
