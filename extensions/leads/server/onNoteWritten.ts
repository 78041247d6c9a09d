import { leads, type notes, type RecordOf, type Transaction } from '@gable/api/server';

/** Whoever writes down what was said has answered. */
export async function onNoteWritten({ after: { about } }: { after: RecordOf<typeof notes> }, tx: Transaction): Promise<void> {
  const [kind, id] = (about ?? '').split('/');
  if (kind !== 'leads' || !id || !tx.member) return;
  const lead = await tx.asOffice.records(leads).find(id);
  if (lead?.status === 'new') await tx.asOffice.records(leads).change(id, { status: 'contacted' });
}
