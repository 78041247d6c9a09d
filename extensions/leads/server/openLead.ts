import { leads, Refusal, type Transaction } from '@gable/api/server';
import { isOpen } from '../lead.ts';

/** @throws Refusal `leads.isOver` (409) */
export async function openLead(tx: Transaction, id: string) {
  const lead = await tx.records(leads).get(id);
  if (!isOpen(lead.status)) throw new Refusal('leads.isOver', { status: 409 });
  return lead;
}
