import { Refusal, soundKey, type contacts, type Saved } from '@gable/api/server';

/** Somebody without a name, a number and an address is nobody. */
export function fillContact({ after }: Saved<typeof contacts>) {
  if (!after.title) throw new Refusal('record.invalid', { fields: { lastName: 'contacts.needsName' } });
  const contactKind = after.contactKind ?? (after.company && !after.firstName && !after.lastName ? ('company' as const) : ('person' as const));
  const isNamed = (after.firstName && after.lastName) || after.title === after.company;
  return { contactKind, nameSound: isNamed ? soundKey(after.title) : null };
}
