import { defineCommand, json } from '@gable/api/server';
import type { RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { dayAt } from '../days/localTime.ts';
import type { Engine } from '../engine/engine.ts';
import { beginToForget } from '../erasure/erasureCommands.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import type { Pieces } from '../jobs/pieces.ts';
import type { Office } from '../office.ts';
import { source } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';
import { deletableKinds } from './deletable.ts';
import { goingOf } from './going.ts';
import { keptUntil } from './kept.ts';
import { archivedBefore } from './setting.ts';

export const deleteDueJob = 'records.deleteDue';

/** The day in whose night it is done. */
export interface Night { day: string }

/** So many go together: what refers to them is looked for at once. */
const together = 100;

/**
 * Deletes for good what has lain in the archive for as long as the agency says, some at a time, each like one that a
 * principal deletes. After a crash it is done from the start: what has gone is not found again.
 */
export async function deleteDue({ office, pieces }: { office: Office; pieces: Pieces }, { night: { day }, job }: { night: Night; job: RunningJob }): Promise<void> {
  const caller = () => office.agencies.office(job.agency);
  for (const { kind } of deletableKinds(office.commands, caller().agency)) {
    for (let after = ''; ;) {
      const { agency } = caller();
      const before = archivedBefore(agency, kind, day);
      const definition = agency.kinds.find(kind);
      const ids = before === null || !definition ? [] : await archivedIds(office.engine, definition, { agency: agency.id, before, after });
      if (ids.length === 0) break;
      after = ids.at(-1)!;
      const { data } = await pieces.during(job, { kind, ids, day }, (token) => office.commands.perform(caller(), { command: 'records.deletePiece', input: { piece: token } }));
      if (data) await office.jobs.finish((data as { job: string }).job);
      job.stopped.throwIfAborted();
    }
  }
}

async function archivedIds(engine: Engine, definition: RecordDefinition, { agency, before, after }: { agency: number; before: number; after: string }): Promise<string[]> {
  const sql = new SqlText(engine.dialect).add(`SELECT t.id FROM ${source(definition)} WHERE t.agency_id = ? AND t.archived_at < ? AND t.id > ? ORDER BY t.id LIMIT ?`, agency, before, after, together);
  return (await engine.read(agency, { sql: sql.text, params: sql.params }, { big: true })).map(([id]) => id as string);
}

/** Begins with those that are still due: somebody may have restored one meanwhile, or won a deal again. */
export const deletePiece = (pieces: Pieces): RunnableCommand => defineCommand({
  id: 'records.deletePiece',
  input: { piece: json({ required: true }) },
  permission: 'everyone',
  hidden: true,
  undoable: false,
  async run(given, { piece }) {
    const tx = given as RunningTransaction;
    const { piece: { kind, ids, day } } = pieces.get<{ kind: string; ids: string[]; day: string }>(piece as string);
    const { connection, caller: { agency }, instant, rules } = tx.parts;
    const before = archivedBefore(agency, kind, day);
    if (before === null) return null;
    const sql = new SqlText(connection.dialect).add(`SELECT t.id FROM ${source(agency.kinds.get(kind))} WHERE t.agency_id = ? AND t.archived_at < ? AND `, agency.id, before).addOneOf('t.id', ids);
    const found = (await connection.rows(sql.text, sql.params)).map(([id]) => id as string);
    const going = await goingOf(connection, agency.id);
    const kept = await keptUntil({ reading: connection, agency, rules }, { kind, ids: found });
    const today = dayAt(instant, agency.timeZone);
    const due = found.filter((id) => !going.has(id) && (kept.get(id) ?? '') <= today);
    return due.length ? beginToForget(tx, { kind, ids: due, reason: 'time' }) : null;
  },
});
