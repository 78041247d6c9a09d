import { Refusal } from '@gable/api';
import { agencyChoice, defineCommand, integer, members, reference, text } from '@gable/api/server';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import { givesRoles, onlyPrincipals, refuseUnlessOver } from './rights.ts';

/** Everybody may correct their own name and number; role and team are given by principals. */
export const change = defineCommand({
  id: 'members.change',
  input: {
    id: reference('members', { required: true }),
    revision: integer(),
    title: text(),
    phone: members.fields.phone,
    role: agencyChoice(),
    team: members.fields.team,
  },
  permission: 'everyone',
  hidden: true,
  async run(tx, { id, revision, ...changes }) {
    const records = tx.asOffice.records(members);
    const member = await records.get(id);
    if (id !== tx.member?.id) refuseUnlessOver(tx, member);
    if (!givesRoles(tx) && ('role' in changes || 'team' in changes)) throw onlyPrincipals();
    if (changes.title === null || changes.role === null) throw new Refusal('record.invalid', { fields: { [changes.title === null ? 'title' : 'role']: 'field.required' } });
    return (records as unknown as WrittenRecords).change(id, changes, { revision: revision ?? undefined });
  },
});
