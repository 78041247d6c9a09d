import { properties, type deals, type RecordOf, type Transaction } from '@gable/api/server';
import { afterRelease } from '../property.ts';

/** The sale falls through: homes that were sold by this deal are for sale again. */
export async function onDealReopened({ deal, properties: released }: { deal: RecordOf<typeof deals>; properties: string[] }, tx: Transaction): Promise<void> {
  const homes = tx.asOffice.records(properties);
  for (const id of released) {
    const home = await homes.get(id);
    if (home.soldThrough === deal.id) await homes.change(id, afterRelease(home) as never);
  }
}
