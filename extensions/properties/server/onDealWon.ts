import { properties, Refusal, type deals, type RecordOf, type Transaction } from '@gable/api/server';
import { afterSale, dayIn } from '../property.ts';

/** A deal is won, so its homes are sold, whoever holds them. A home is sold once: a second winner is refused. */
export async function onDealWon({ deal, properties: sold }: { deal: RecordOf<typeof deals>; properties: string[] }, tx: Transaction): Promise<void> {
  const homes = tx.asOffice.records(properties);
  for (const id of sold) {
    const home = await homes.get(id);
    if (home.soldThrough && home.soldThrough !== deal.id) throw new Refusal('properties.alreadySold', { values: { property: home.title } });
    const single = deal.properties!.length === 1;
    // One price for several homes says nothing of each.
    await homes.change(id, afterSale(home, { id: deal.id, value: single ? deal.value : null }, dayIn(tx.agency.timeZone, tx.now)));
  }
}
