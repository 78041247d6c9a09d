import { Refusal, type properties, type Saved, type Transaction } from '@gable/api/server';
import { onPriceChange } from '../property.ts';

/** Completes a home that is being written: what it is and where it stands unless told, the history of its price and status. */
export function fillProperty({ before, after }: Saved<typeof properties>, tx: Transaction) {
  if (after.mandateStart && after.expirationDate && after.expirationDate < after.mandateStart) {
    throw new Refusal('record.invalid', { fields: { expirationDate: 'properties.mandateEndsBeforeStart' } });
  }
  if (!after.title) throw new Refusal('record.invalid', { fields: { streetName: 'properties.needsAddress' } });
  const standardStatus = after.standardStatus ?? ('Active' as const);
  return {
    standardStatus,
    propertyType: after.propertyType ?? ('Residential' as const),
    ...onPriceChange(before, after, tx.now),
    ...(before?.standardStatus !== standardStatus && { statusChangeTimestamp: tx.now }),
  };
}
