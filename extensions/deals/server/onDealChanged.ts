import type { deals, Saved, Transaction } from '@gable/api/server';
import { kindOf } from './pipeline.ts';

type Deal = Saved<typeof deals>['after'];

/** Tells the other modules what a change of a deal's stage or homes means: `properties` are the ids that it is about. */
export async function onDealChanged({ before, after }: Saved<typeof deals>, tx: Transaction): Promise<void> {
  const was = before ? kindOf(tx, before.stage) : 'open';
  const is = kindOf(tx, after.stage);
  const [soldBefore, soldNow] = [was === 'won' ? idsOf(before) : [], is === 'won' ? idsOf(after) : []];
  const released = soldBefore.filter((id) => !soldNow.includes(id));
  const gained = soldNow.filter((id) => !soldBefore.includes(id));
  if (released.length || (was === 'won' && is !== 'won')) await tx.emit('deals.reopened', { deal: after, properties: released });
  if (gained.length || (is === 'won' && was !== 'won')) await tx.emit('deals.won', { deal: after, properties: gained });
  if (is === 'lost' && was !== 'lost') await tx.emit('deals.lost', { deal: after });
}

const idsOf = (deal: Deal | null): string[] => (deal?.properties ?? []).map(({ id }) => id);
