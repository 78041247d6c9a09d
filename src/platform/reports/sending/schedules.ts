import { Refusal } from '@gable/api';
import { reports, reportSchedules, type RecordOf, type Saved, type Transaction } from '@gable/api/server';
import { isId, newId } from '@gable/db/id.ts';
import type { Agency } from '../../caller.ts';
import type { RunningTransaction } from '../../commands/runningTransaction.ts';
import type { Connection } from '../../engine/engine.ts';
import { contributingTo } from '../../extensions/contributing.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { Office } from '../../office.ts';
import { unfolded } from '../../records/addedFields.ts';
import { allColumns, loadRecord, source } from '../../records/columns.ts';
import { invalid } from '../../records/parseValues.ts';
import { lastDue, nextDue, type Setting } from './dueTimes.ts';

export type Schedule = RecordOf<typeof reportSchedules>;
const timingFields = ['repeats', 'weekday', 'dayOfMonth', 'hour'] as const;
const mostRecipients = 50;

/** Whoever schedules a report sees it, and sends it to those who work here. */
export const checkSchedule = (office: Pick<Office, 'extensions'>) => async ({ after, changed }: Saved<typeof reportSchedules>, tx: Transaction): Promise<Record<string, unknown> | undefined> => {
  if (changed.includes('reportId')) await refuseUnseen(office, tx, after.reportId);
  if (changed.includes('recipients')) checkRecipients(tx, after.recipients.map(({ id }) => id));
  return { weekday: after.repeats === 'weekly' ? after.weekday ?? 1 : null, dayOfMonth: after.repeats === 'monthly' ? after.dayOfMonth ?? 1 : null };
};

/** @throws Refusal `report.unknown` (422) */
export async function refuseUnseen({ extensions }: Pick<Office, 'extensions'>, tx: Transaction, id: string): Promise<void> {
  const { agency } = (tx as RunningTransaction).parts.caller;
  const isSeen = isId(id) ? await tx.records(reports).find(id) : isReadyMade(agency, extensions, id);
  if (!isSeen) throw invalid({ reportId: 'report.unknown' });
}

export const isReadyMade = (agency: Agency, extensions: Office['extensions'], id: string): boolean =>
  contributingTo(agency, extensions).some(({ name, contributes }) => contributes.reports?.some((one) => `${name}.${one.id}` === id));

/** @throws Refusal `report.tooManyRecipients`, `report.suspendedRecipient` (422) */
export function checkRecipients(tx: Transaction, ids: readonly string[]): void {
  const { members } = (tx as RunningTransaction).parts.caller.agency;
  if (ids.length > mostRecipients) throw new Refusal('report.tooManyRecipients', { fields: { recipients: 'report.tooManyRecipients' }, values: { most: mostRecipients } });
  if (ids.some((id) => members.get(id)?.suspended)) throw invalid({ recipients: 'report.suspendedRecipient' });
}

/** Whichever way a schedule is written, undo included: it comes at its next due time, and what has gone by before is not made up for. */
export async function followSchedule({ before, after }: { before: Schedule | null; after: Schedule }, tx: Transaction): Promise<void> {
  if (after.archivedAt) return;
  const isOther = !before || Boolean(before.archivedAt) || timingFields.some((name) => before[name] !== after[name]);
  if (isOther) await planAnew(tx, after, (tx as RunningTransaction).parts.caller.agency);
}

/** An agency that goes by other clocks or weekends has all of its schedules come by those. */
export async function followClocks({ clocks }: { clocks: Setting }, tx: Transaction): Promise<void> {
  const { connection, caller: { agency } } = (tx as RunningTransaction).parts;
  const definition = agency.kinds.get(reportSchedules.kind);
  const rows = await connection.rows(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE t.agency_id = ? AND t.archived_at IS NULL`, [agency.id]);
  for (const row of rows) await planAnew(tx, loadRecord(definition, unfolded(definition, row)) as unknown as Schedule, clocks);
}

async function planAnew(tx: Transaction, schedule: Schedule, setting: Setting): Promise<void> {
  const { root } = tx as RunningTransaction;
  const { connection, caller: { agency: { id: agency } }, instant } = root.parts;
  await claimDue(connection, { agency, schedule, due: lastDue(schedule, instant, setting) });
  await wake(connection, { agency, schedule: schedule.id, at: nextDue(schedule, instant, setting) });
  root.hasEnqueued = true;
}

interface DueTime { agency: number; schedule: Pick<Schedule, 'id' | 'reportId'>; due: number }

export const sendingAt = ({ schedule, due }: Pick<DueTime, 'schedule' | 'due'>): string => `${schedule.id}.${due}`;

/** Takes a due time; false where somebody has. */
export async function claimDue(connection: Connection, { agency, schedule, due }: DueTime): Promise<boolean> {
  const count = await connection.change(
    "INSERT INTO report_sendings (agency_id, sending, member_id, report_id, at) VALUES (?, ?, '', ?, ?) ON CONFLICT DO NOTHING", [agency, sendingAt({ schedule, due }), schedule.reportId, Date.now()],
  );
  return count > 0;
}

/** Of each schedule one job waits, at its next due time. */
export async function wake(connection: Connection, { agency, schedule, at }: { agency: number; schedule: string; at: number }): Promise<void> {
  const payload = { schedule };
  const moved = await connection.change("UPDATE jobs SET run_at = ? WHERE state = 'waiting' AND agency_id = ? AND name = 'reports.due' AND payload = ?", [at, agency, JSON.stringify(payload)]);
  if (moved === 0) await enqueue(connection, { id: newId(), agency, name: 'reports.due', payload, runAt: at, createdAt: Date.now() });
}
