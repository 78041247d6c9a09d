import { defineCommand, members, reference } from '@gable/api/server';
import { refuseUnlessOver } from './rights.ts';

/** Shuts somebody out at once: their sessions, tokens and links end in the same transaction. Their records stay. */
export const suspend = defineCommand({
  id: 'members.suspend',
  input: { id: reference('members', { required: true }) },
  permission: ['principal', 'manager'],
  hidden: true,
  async run(tx, { id }) {
    const records = tx.asOffice.records(members);
    refuseUnlessOver(tx, await records.get(id));
    await records.change(id, { suspended: true });
  },
});
