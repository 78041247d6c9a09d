import { Refusal } from '@gable/api';
import { reportSchedules } from '@gable/api/server';
import type { Caller } from '../../caller.ts';
import type { Office } from '../../office.ts';
import { isAble } from '../../permissions/roles.ts';
import { nextDue, type Setting, type Timing } from './dueTimes.ts';
import { foundReport } from '../foundReport.ts';
import type { Schedule } from './schedules.ts';

/** What became of a report that was sent to somebody. */
export interface Sending { member: string; at: string; state: 'queued' | 'sent' | 'failed'; failure: string | null }
export interface ReportSendings { schedules: (Record<string, unknown> & { nextAt: string })[]; sendings: Sending[] }

const mostSendings = 50;

/**
 * When a report goes out, as far as the caller sees, and to whom it went; of others' sendings those know who look after the agency.
 * @throws Refusal `record.notFound` (404)
 */
export async function sendingsOf(office: Office, caller: Caller, report: string): Promise<ReportSendings> {
  await foundReport(office, caller, report);
  const { agency, member } = caller;
  const { data } = await office.records.list(caller, reportSchedules.kind, { filter: { field: 'reportId', is: '=', value: report }, sort: ['hour'], limit: 200 });
  const of = isAble(caller, 'agency') ? null : member!.id;
  const rows = await office.engine.read(agency.id, {
    sql: `SELECT s.member_id, s.at, s.failure, m.state, m.failure FROM report_sendings s LEFT JOIN mails m ON m.agency_id = s.agency_id AND m.id = s.mail_id
          WHERE s.agency_id = ? AND s.report_id = ? AND s.member_id <> ''${of === null ? '' : ' AND s.by_id = ?'} ORDER BY s.at DESC LIMIT ${mostSendings}`,
    params: [agency.id, report, ...(of === null ? [] : [of])],
  });
  return {
    schedules: data.map((one) => ({ ...one, nextAt: new Date(nextDue(one as unknown as Schedule, Date.now(), agency)).toISOString() })),
    sendings: rows.map(([to, at, refused, state, failure]): Sending => ({
      member: to as string, at: new Date(Number(at)).toISOString(),
      state: refused !== null ? 'failed' : (state as Sending['state'] | null) ?? 'sent', failure: (refused ?? failure) as string | null,
    })),
  };
}

/** @throws Refusal `report.wrongTiming` (400) */
export function nextDueOf({ repeats, weekday, dayOfMonth, hour }: Record<string, string | undefined>, setting: Setting): string {
  const number = (text: string | undefined, [least, most]: [number, number]): number => {
    const read = Number(text || least);
    if (!Number.isInteger(read) || read < least || read > most) throw new Refusal('report.wrongTiming', { status: 400 });
    return read;
  };
  if (repeats !== 'workdays' && repeats !== 'weekly' && repeats !== 'monthly') throw new Refusal('report.wrongTiming', { status: 400 });
  const timing: Timing = { repeats, weekday: number(weekday, [1, 7]), dayOfMonth: number(dayOfMonth, [1, 31]), hour: number(hour, [0, 23]) };
  return new Date(nextDue(timing, Date.now(), setting)).toISOString();
}

/** Takes away what was told of a year ago. */
export async function sweepSendings({ engine }: Pick<Office, 'engine'>, agency: number): Promise<void> {
  await engine.write(agency, (connection) => connection.change('DELETE FROM report_sendings WHERE agency_id = ? AND at < ?', [agency, Date.now() - 365 * 24 * 60 * 60_000]));
}
