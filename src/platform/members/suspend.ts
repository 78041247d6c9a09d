import { Refusal } from '@gable/api';
import { defineCommand, members, reference } from '@gable/api/server';
import { jobName, type BulkWork } from '../bulk/bulkJob.ts';
import type { Agency } from '../caller.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { countOpenWork, type OpenWork } from './openWork.ts';
import { refuseUnlessOver } from './rights.ts';

export type OpenWorkOf = (agency: Agency, holder: string) => OpenWork[];

/**
 * Shuts somebody out at once: their sessions, tokens and links end in the same transaction. Their open work goes to
 * whom `handTo` names, by jobs that stand in the same run, so that one undo takes all of it back; what is over stays theirs.
 * @throws Refusal `members.handOver` (409) where there is open work and nobody who takes it, `members.handToWhom` (422).
 */
export const suspend = (openWork: OpenWorkOf): RunnableCommand => defineCommand({
  id: 'members.suspend',
  input: { id: reference('members', { required: true }), handTo: reference('members') },
  permission: ['members', 'team'],
  hidden: true,
  async run(tx, { id, handTo }) {
    const { parts: { caller: { agency }, connection, run } } = tx as RunningTransaction;
    const records = tx.asOffice.records(members);
    refuseUnlessOver(tx, await records.get(id));
    const successor = handTo && await records.find(handTo);
    if (handTo && (!successor || successor.suspended || successor.archivedAt || handTo === id)) throw new Refusal('members.handToWhom');
    const office = (tx.asOffice as RunningTransaction).parts.caller;
    const work = openWork(agency, id);
    const counted = await countOpenWork(work, office, connection);
    if (counted.length && !handTo) throw new Refusal('members.handOver', { status: 409, values: { count: counted.reduce((sum, { count }) => sum + count, 0) } });
    await records.change(id, { suspended: true });
    const jobs = [];
    for (const { kind } of counted) {
      const { filter } = work.find((one) => one.kind === kind)!;
      // With the office's rights: nothing of it may stay with somebody who is gone.
      const given: BulkWork = { kind, action: 'change', values: { holder: handTo! }, query: { filter, archived: 'no' }, run, member: null, by: tx.member?.id ?? null };
      jobs.push({ kind, job: await tx.later(jobName, { ...given }) });
    }
    return { jobs };
  },
});
