import { contacts, type RecordOf, type Transaction } from '@gable/api/server';
import { confirmationOf, keysOf } from './confirmations.ts';

type Contact = RecordOf<typeof contacts>;

/** What the one brings was confirmed when it was confirmed there, and of what both have the later word counts. */
export async function onMerged({ into, from }: { into: Contact; from: Contact }, tx: Transaction): Promise<void> {
  const [own, brought] = [new Set(keysOf(into)), new Set(keysOf(from))];
  const merged = await tx.records(contacts).get(into.id);
  const confirmations = Object.fromEntries(keysOf(merged).map((key) => {
    const told = [...(brought.has(key) ? [confirmationOf(from, key)] : []), ...(own.has(key) ? [confirmationOf(into, key)] : [])];
    return [key, told.sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? confirmationOf(merged, key)];
  }));
  if (Object.keys(confirmations).length) await tx.records(contacts).change(into.id, { confirmations });
}
