import type { RecordData } from '@gable/api';
import type { Activate } from '@gable/api/ui';

interface Move { record: RecordData; from?: string; to: string }

export const activate: Activate = (workbench, keep) => {
  // On the board a contact goes from one role into another and keeps the rest.
  keep(workbench.actions.add('contacts.moveOnBoard', async (input) => {
    const { record, from, to } = input as unknown as Move;
    const roles = [...new Set([...((record.roles as string[] | null) ?? []).filter((role) => role !== from), to])];
    await workbench.run('contacts.change', { id: record.id, roles });
  }));
};
