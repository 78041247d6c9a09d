import { confirmationKey, type Confirmation, type Confirmations } from '@gable/api';
import type { contacts, RecordOf, Saved, Transaction } from '@gable/api/server';

type Contact = RecordOf<typeof contacts>;
type Reach = Pick<Contact, 'phones' | 'emails' | 'addresses'>;

/** What one reaches somebody by. */
export const reachFields = ['phones', 'emails', 'addresses'] as const;

/** Which confirmations a contact has once it is saved: who enters or changes a number says that it is right. */
export function confirmed({ before, after }: Saved<typeof contacts>, { now, member }: Transaction): Partial<Pick<Contact, 'confirmations' | 'confirmedAt'>> {
  if (!before) return { confirmedAt: reachFields.some((field) => after[field]) ? now : null };
  const [were, are] = [new Set(keysOf(before)), keysOf(after)];
  const given = (after.confirmations ?? {}) as Confirmations;
  const news: Confirmation = { at: now, by: member?.id ?? null };
  const kept = are.flatMap((key): [string, Confirmation][] => (given[key] ? [[key, given[key]]] : were.has(key) ? [] : [[key, news]]));
  const confirmedAt = are.map((key) => confirmationOf({ ...after, confirmations: Object.fromEntries(kept) }, key).at).sort()[0] ?? null;
  return { confirmedAt, confirmations: kept.length ? Object.fromEntries(kept) : null };
}

/** What was entered with the contact was right then. */
export function confirmationOf({ confirmations, createdAt }: Pick<Contact, 'confirmations' | 'createdAt'>, key: string): Confirmation {
  return (confirmations as Confirmations | null)?.[key] ?? { at: createdAt, by: null };
}

export function keysOf(contact: Reach, fields: readonly (keyof Reach)[] = reachFields): string[] {
  return [...new Set(fields.flatMap((field) => (contact[field] ?? []).map((value) => confirmationKey(value))))];
}
