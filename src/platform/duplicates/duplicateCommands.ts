import { Refusal } from '@gable/api';
import { defineCommand, reference, text } from '@gable/api/server';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { notFound } from '../records/records.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import type { Rules } from '../records/rules.ts';
import { mergeJob, type MergeWork } from './mergeCertain.ts';
import { scanJob, type ScanWork } from './scan.ts';

const own = { permission: 'everyone', hidden: true } as const;
const two = { records: text({ required: true }), one: text({ required: true }), other: text({ required: true }) };

/** What people do about records that may be one. */
export function duplicateCommands(commands: Commands, rules: Rules): RunnableCommand[] {
  return [
    defineCommand({
      ...own, id: 'duplicates.scan', input: { records: text({ required: true }) }, undoable: false,
      async run(tx, { records: kind }) {
        const { connection, caller: { agency, member } } = (tx as RunningTransaction).parts;
        agency.kinds.get(kind);
        if (rules.same.of(kind).length === 0) throw new Refusal('duplicates.noRule', { status: 422 });
        const running = await connection.rows("SELECT id, payload FROM jobs WHERE agency_id = ? AND name = ? AND state IN ('waiting', 'running')", [agency.id, scanJob]);
        const same = running.find(([, payload]) => (JSON.parse(payload as string) as ScanWork).kind === kind);
        return { job: same ? (same[0] as string) : await tx.later(scanJob, { kind, member: member?.id ?? null } satisfies ScanWork) };
      },
    }),
    defineCommand({
      ...own, id: 'duplicates.mergeCertain', input: { records: text({ required: true }), holder: reference('members') },
      async run(tx, { records: kind, holder }) {
        const { caller: { agency, member }, run } = (tx as RunningTransaction).parts;
        agency.kinds.get(kind);
        if (!commands.find('records.merge', agency)) throw new Refusal('command.notPermitted', { status: 403 });
        return { job: await tx.later(mergeJob, { kind, member: member?.id ?? null, run, ...(holder && { holder }) } satisfies MergeWork) };
      },
    }),
    defineCommand({ ...own, id: 'duplicates.notSame', input: two, undoable: false, run: (tx, given) => set(tx as RunningTransaction, given, { by: tx.member?.id ?? null, at: Date.parse(tx.now) }) }),
    defineCommand({ ...own, id: 'duplicates.maybeSame', input: two, undoable: false, run: (tx, given) => set(tx as RunningTransaction, given, { by: null, at: null }) }),
  ];
}

/** @throws Refusal `record.notFound` (404) where the caller does not see both whole, or nobody found them alike. */
async function set(tx: RunningTransaction, { records: kind, one, other }: { records: string; one: string; other: string }, { by, at }: { by: string | null; at: number | null }): Promise<void> {
  const { connection, caller: { agency } } = tx.parts;
  const records = tx.records(agency.kinds.get(kind)) as WrittenRecords;
  const [less, more] = one < other ? [one, other] : [other, one];
  for (const id of [less, more]) if (!(await records.find(id))) throw notFound();
  const changed = await connection.change('UPDATE same_pairs SET apart_by = ?, apart_at = ? WHERE agency_id = ? AND kind = ? AND one_id = ? AND other_id = ?', [by, at, agency.id, kind, less, more]);
  if (changed === 0) throw notFound();
}
