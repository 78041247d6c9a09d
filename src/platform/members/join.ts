import { Refusal } from '@gable/api';
import { defineCommand, members, text } from '@gable/api/server';

/** The caller, who was invited, has come in; under the name that they give, where they give one. */
export const join = defineCommand({
  id: 'members.join',
  input: { title: text() },
  permission: 'everyone',
  undoable: false,
  hidden: true,
  async run(tx, { title }) {
    if (!tx.member) throw new Refusal('command.notPermitted', { status: 403 });
    const records = tx.asOffice.records(members);
    const { joinedAt } = await records.get(tx.member.id);
    await records.change(tx.member.id, { joinedAt: joinedAt ?? tx.now, ...(title && { title }) });
  },
});
