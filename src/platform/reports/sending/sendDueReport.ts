import { reports, reportSchedules } from '@gable/api/server';
import { isId, newId } from '@gable/db/id.ts';
import type { Agency } from '../../caller.ts';
import type { Connection } from '../../engine/engine.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { Office } from '../../office.ts';
import { at, loadRecord } from '../../records/columns.ts';
import { readRow } from '../../records/recordRows.ts';
import { lastDue, nextDue } from './dueTimes.ts';
import { claimDue, isReadyMade, sendingAt, wake, type Schedule } from './schedules.ts';
import type { SendOrder } from './sendNow.ts';

/**
 * Puts a report in line for each who gets it, once for a due time: of those that went by while nobody was there the last one
 * alone. That it is taken and comes again is written together. One that lies in the archive, or whose extension is off, is not sent.
 */
export async function sendDueReport({ engine, agencies, extensions }: Office, { agency, schedule: id }: { agency: number; schedule: string }): Promise<void> {
  const setting = agencies.get(agency);
  const definition = setting.kinds.get(reportSchedules.kind);
  await engine.write(agency, async (connection) => {
    const row = await readRow(connection, definition, { agency, id });
    if (!row || row[at.archivedAt] !== null) return;
    const schedule = loadRecord(definition, row) as unknown as Schedule;
    const now = Date.now();
    const due = lastDue(schedule, now, setting);
    const isNew = await claimDue(connection, { agency, schedule, due });
    if (isNew && await isThere(connection, { agency: setting, report: schedule.reportId, extensions })) {
      for (const { id: member } of schedule.recipients) {
        const payload: SendOrder = { sending: sendingAt({ schedule, due }), report: schedule.reportId, member, attachment: schedule.attachment, by: schedule.holder };
        await enqueue(connection, { id: newId(), agency, name: 'reports.send', payload: { ...payload }, runAt: now, createdAt: now });
      }
    }
    await wake(connection, { agency, schedule: id, at: nextDue(schedule, now, setting) });
  });
}

async function isThere(connection: Connection, { agency, report, extensions }: { agency: Agency; report: string } & Pick<Office, 'extensions'>): Promise<boolean> {
  if (!isId(report)) return isReadyMade(agency, extensions, report);
  const row = await readRow(connection, agency.kinds.get(reports.kind), { agency: agency.id, id: report });
  return row !== undefined && row[at.archivedAt] === null;
}
