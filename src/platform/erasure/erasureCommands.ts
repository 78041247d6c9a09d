import { Refusal } from '@gable/api';
import { choice, defineCommand, json, text } from '@gable/api/server';
import { idsIn } from '../bulk/idsIn.ts';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isDeletable } from '../deletion/deletable.ts';
import { forgetJob } from '../deletion/going.ts';
import { notFound } from '../records/records.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';

/** What the job is to forget, and as part of which run. Nothing that tells of the person stands in it. */
export interface Forgetting { kind: string; ids: readonly string[]; run: string; member: string | null; isPerson: boolean }

/** Where the history keeps what was deleted for good: when, by whom, how much; nothing of what it was. */
export const certificates = 'erasures';

/** Why somebody is erased, as the law has it: Article 17(1) of the GDPR. Chosen, for what is typed might tell of them. */
const reasons = ['asked', 'objected', 'noLongerNeeded', 'unlawful', 'law'] as const;

const input = { records: text({ required: true }), id: text({ required: true }) };
const mostTogether = 200;
const own = { permission: ['agency'], hidden: true, undoable: false } as const;

/** Deletes one archived record for good. @throws Refusal `erasure.notArchived` (409) */
export const deleteForGood = (commands: Commands): RunnableCommand => defineCommand({
  ...own, id: 'records.deleteForGood', input,
  async run(given, { records: kind, id }) {
    const tx = given as RunningTransaction;
    const record = await erasable(tx, commands, { kind, id });
    if (record.archivedAt === null) throw new Refusal('erasure.notArchived', { status: 409 });
    return beginToForget(tx, { kind, ids: [id], reason: 'deleted' });
  },
});

/** Deletes some archived records of a kind for good, or none of them. @throws Refusal `erasure.notArchived` (409), `bulk.tooMany` (422) */
export const deleteManyForGood = (commands: Commands): RunnableCommand => defineCommand({
  ...own, id: 'records.deleteManyForGood', input: { records: text({ required: true }), ids: json({ required: true }) },
  async run(given, { records: kind, ids: asked }) {
    const tx = given as RunningTransaction;
    const ids = idsIn(asked);
    if (ids.length > mostTogether) throw new Refusal('bulk.tooMany', { values: { most: mostTogether } });
    for (const id of ids) if ((await erasable(tx, commands, { kind, id })).archivedAt === null) throw new Refusal('erasure.notArchived', { status: 409 });
    return beginToForget(tx, { kind, ids, reason: 'deleted' });
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
    return beginToForget(tx, { kind, ids: [id], reason });
  },
});

async function erasable(tx: RunningTransaction, commands: Commands, { kind, id }: { kind: string; id: string }) {
  const { agency } = tx.parts.caller;
  const definition = agency.kinds.get(kind);
  if (!isDeletable(commands, agency, kind)) throw new Refusal('command.notPermitted', { status: 403 });
  const records = tx.records(definition) as unknown as WrittenRecords;
  const record = await records.find(id);
  if (!record) throw notFound();
  if (!(await records.mayWrite(id, 'archives'))) throw new Refusal('record.notYours', { status: 403 });
  return record;
}

/** Deletes for good, once it is on disk that it is to be; `reason` is one of the law's, or `deleted`, or `time` where it was due. */
export async function beginToForget(tx: RunningTransaction, { kind, ids, reason }: { kind: string; ids: readonly string[]; reason: string }): Promise<{ job: string }> {
  tx.remark(certificates, { ...certified(kind, ids), reason: [null, reason] });
  const forgetting: Forgetting = { kind, ids, run: tx.parts.run, member: tx.member?.id ?? null, isPerson: reason !== 'deleted' && reason !== 'time' };
  return { job: await tx.later(forgetJob, { ...forgetting }) };
}

/** Which ones a certificate is about. */
export function certified(kind: string, ids: readonly string[]): Record<string, [null, unknown]> {
  const addresses = ids.map((id) => `${kind}/${id}`);
  return addresses.length === 1 ? { record: [null, addresses[0]] } : { together: [null, addresses] };
}
