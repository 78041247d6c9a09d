import { defineCommand, members, reference } from '@gable/api/server';
import { refuseUnlessOver } from './rights.ts';

/** Lets somebody in again who was suspended; they sign in with the password they had. */
export const reinstate = defineCommand({
  id: 'members.reinstate',
  input: { id: reference('members', { required: true }) },
  permission: ['members', 'team'],
  hidden: true,
  async run(tx, { id }) {
    const records = tx.asOffice.records(members);
    refuseUnlessOver(tx, await records.get(id));
    await records.change(id, { suspended: false });
  },
});
