import { Refusal } from '@gable/api';
import { defineCommand } from '@gable/api/server';
import { text } from '@gable/db/fields/text.ts';
import type { Commands } from '../commands/commands.ts';
import type { Connection } from '../engine/engine.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { notFound } from '../records/records.ts';
import { pastColumns, takeBack, toPast, type Past } from './takeBack.ts';

/** A larger run is taken back by a job, in pieces. */
const mostEntries = 500;

export const takeBackJob = 'history.takeBack';
export interface TakeBackWork { run: string; undoRun: string; member: string | null }

/**
 * Takes back one run of a command with all that its handlers did, all or nothing. Undoing the undo is redo. What is too
 * large for one transaction is taken back by the job that it answers with, as far as nothing was changed since.
 * @throws Refusal `history.changedSince`, `history.unfinished` (409), `history.notUndoable` (422).
 */
export const undo = (commands: Commands) => defineCommand({
  id: 'history.undo',
  input: { command: text({ required: true }) },
  permission: 'everyone',
  hidden: true,
  async run(tx, { command: run }) {
    const { connection, caller } = (tx as RunningTransaction).parts;
    const rows = await connection.rows(
      `SELECT ${pastColumns}, command FROM history WHERE agency_id = ? AND run = ? ORDER BY sequence DESC LIMIT ?`, [caller.agency.id, run, mostEntries + 1],
    );
    if (rows.length === 0) throw notFound();
    await refuseUnfinished(connection, { agency: caller.agency.id, run });
    if (commands.find(rows[0]!.at(-1) as string)?.undoable === false) throw new Refusal('history.notUndoable');
    const { parts: { run: undoRun }, member } = tx as RunningTransaction;
    if (rows.length > mostEntries) return { job: await tx.later(takeBackJob, { run, undoRun, member: member?.id ?? null } satisfies TakeBackWork) };
    for (const past of membersFirst(rows.map(toPast))) await takeBack(tx as RunningTransaction, past);
    return null;
  },
});

/** Whoever was suspended is back before their records come back to them. */
const membersFirst = (all: Past[]): Past[] => all.toSorted((a, b) => Number(b.kind === 'members') - Number(a.kind === 'members'));

/** What is still being written under a run would go on behind its undo. */
async function refuseUnfinished(connection: Connection, { agency, run }: { agency: number; run: string }): Promise<void> {
  const [unfinished] = await connection.rows(
    "SELECT 1 FROM jobs WHERE state IN ('waiting', 'running') AND agency_id = ? AND name IN ('records.bulk', 'duplicates.merge') AND payload LIKE ? LIMIT 1", [agency, `%"run":"${run}"%`],
  );
  if (unfinished) throw new Refusal('history.unfinished', { status: 409 });
}
