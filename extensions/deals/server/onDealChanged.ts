import type { deals, Saved, Transaction } from '@gable/api/server';
import { kindOf } from './pipeline.ts';

/** Tells the other modules what a change of stage means. */
export async function onDealChanged({ before, after }: Saved<typeof deals>, tx: Transaction): Promise<void> {
  const was = before ? kindOf(tx, before.stage) : 'open';
  const is = kindOf(tx, after.stage);
  if (was === is) return;
  if (was === 'won') await tx.emit('deals.reopened', { deal: after });
  if (is === 'won') await tx.emit('deals.won', { deal: after });
  else if (is === 'lost') await tx.emit('deals.lost', { deal: after });
}
