import { Refusal } from '@gable/api';
import { choice, defineCommand, text } from '@gable/api/server';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { notFound } from '../records/records.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';

export const forgetJob = 'records.forget';

/** What the job is to forget, and as part of which run. Nothing that tells of the person stands in it. */
export interface Forgetting { kind: string; id: string; run: string; member: string | null; isPerson: boolean }

/** Where the history keeps what was deleted for good: when, by whom, how much; nothing of what it was. */
export const certificates = 'erasures';

/** Why somebody is erased, as the law has it: Article 17(1) of the GDPR. Chosen, for what is typed might tell of them. */
const reasons = ['asked', 'objected', 'noLongerNeeded', 'unlawful', 'law'] as const;

const input = { records: text({ required: true }), id: text({ required: true }) };
const own = { permission: ['agency'], hidden: true, undoable: false } as const;

/** Deletes one archived record for good. @throws Refusal `erasure.notArchived` (409) */
export const deleteForGood = (commands: Commands): RunnableCommand => defineCommand({
  ...own, id: 'records.deleteForGood', input,
  async run(given, { records: kind, id }) {
    const tx = given as RunningTransaction;
    const record = await erasable(tx, commands, { kind, id });
    if (record.archivedAt === null) throw new Refusal('erasure.notArchived', { status: 409 });
    return begin(tx, { kind, id, reason: 'deleted' });
  },
});

/** Erases somebody, with all that is kept about them. */
export const erase = (commands: Commands): RunnableCommand => defineCommand({
  ...own, id: 'records.erase', input: { ...input, reason: choice(reasons, { required: true }) },
  async run(given, { records: kind, id, reason }) {
    const tx = given as RunningTransaction;
    const record = await erasable(tx, commands, { kind, id });
    // Out of everybody's sight at once; the rest takes a moment.
    if (record.archivedAt === null) await (tx.asOffice.records(tx.parts.caller.agency.kinds.get(kind)) as unknown as WrittenRecords).archive(id);
    return begin(tx, { kind, id, reason });
  },
});

async function erasable(tx: RunningTransaction, commands: Commands, { kind, id }: { kind: string; id: string }) {
  const { agency } = tx.parts.caller;
  const definition = agency.kinds.get(kind);
  if (!commands.find(`${kind}.archive`, agency)?.raw || kind === 'members' || kind === 'teams') throw new Refusal('command.notPermitted', { status: 403 });
  const records = tx.records(definition) as unknown as WrittenRecords;
  const record = await records.find(id);
  if (!record) throw notFound();
  if (!(await records.mayWrite(id, 'archives'))) throw new Refusal('record.notYours', { status: 403 });
  return record;
}

async function begin(tx: RunningTransaction, { kind, id, reason }: { kind: string; id: string; reason: string }): Promise<{ job: string }> {
  tx.remark(certificates, { record: [null, `${kind}/${id}`], reason: [null, reason] });
  const forgetting: Forgetting = { kind, id, run: tx.parts.run, member: tx.member?.id ?? null, isPerson: reason !== 'deleted' };
  return { job: await tx.later(forgetJob, { ...forgetting }) };
}
