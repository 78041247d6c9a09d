import { Refusal } from '@gable/api';
import { choice, defineCommand, references, text } from '@gable/api/server';
import type { RunnableCommand } from '../../commands/commands.ts';
import type { RunningTransaction } from '../../commands/runningTransaction.ts';
import type { Office } from '../../office.ts';
import { checkRecipients, refuseUnseen } from './schedules.ts';

/** One report to one member. */
export interface SendOrder { sending: string; report: string; member: string; attachment: 'none' | 'xlsx' | 'csv'; by: string | null }

/** Sends a report at once to those who are named, each with their own rights. */
export const sendNow = (office: Pick<Office, 'extensions'>): RunnableCommand => defineCommand({
  id: 'reports.send', permission: 'everyone', hidden: true, undoable: false,
  input: { reportId: text({ required: true, maxLength: 120 }), recipients: references('members', { required: true }), attachment: choice(['none', 'xlsx', 'csv']) },
  async run(tx, { reportId, recipients, attachment }) {
    if (!tx.member) throw new Refusal('command.notPermitted', { status: 403 });
    const members = recipients.map(({ id }) => id);
    await refuseUnseen(office, tx, reportId);
    checkRecipients(tx, members);
    const running = tx as RunningTransaction;
    const known = running.parts.caller.agency.members;
    if (members.some((id) => !known.has(id))) throw new Refusal('record.invalid', { fields: { recipients: 'record.missingTarget' } });
    for (const member of members) {
      await tx.later('reports.send', { sending: running.parts.run, report: reportId, member, attachment: attachment ?? 'none', by: tx.member.id } satisfies SendOrder);
    }
    running.remark('reports', { sent: [null, reportId], recipients: [null, members] });
    return { sending: running.parts.run };
  },
});
