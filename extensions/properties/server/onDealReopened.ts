import { properties, type deals, type RecordOf, type Transaction } from '@gable/api/server';
import { unsold } from '../property.ts';

/** The sale falls through: homes that were sold by this deal are for sale again. */
export async function onDealReopened({ deal }: { deal: RecordOf<typeof deals> }, tx: Transaction): Promise<void> {
  const homes = tx.asOffice.records(properties);
  for (const home of await homes.list({ filter: { field: 'soldThrough', is: '=', value: deal.id }, archived: 'any', limit: 200 })) {
    await homes.change(home.id, unsold(home) as never);
  }
}
