import { Refusal, soundKey, type contacts, type Saved, type Transaction } from '@gable/api/server';
import { confirmed } from './confirmations.ts';

/** Somebody without a name, a number and an address is nobody. */
export function fillContact(saving: Saved<typeof contacts>, tx: Transaction) {
  const { before, after } = saving;
  if (!after.title) throw new Refusal('record.invalid', { fields: { lastName: 'contacts.needsName' } });
  const contactKind = after.contactKind ?? (after.company && !after.firstName && !after.lastName ? ('company' as const) : ('person' as const));
  const isNamed = (after.firstName && after.lastName) || after.title === after.company;
  const concerns = !before || saving.changed.some((field) => ['phones', 'emails', 'addresses', 'confirmations'].includes(field));
  return { contactKind, nameSound: isNamed ? soundKey(after.title) : null, ...(concerns && confirmed(saving, tx)) };
}
