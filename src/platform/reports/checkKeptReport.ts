import { parseFilter, withTrueNames } from '@gable/api';
import type { reports, Saved, Transaction } from '@gable/api/server';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { todayOf } from '../days/today.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { addFilter } from '../records/filterToSql.ts';
import { SqlText } from '../records/sqlText.ts';
import { checkedReport } from './checkReport.ts';
import { checkGrouping } from './dimension.ts';
import { measuredFields } from './figures.ts';
import { periodsOf } from './period.ts';

/**
 * A report can be worked out when it is saved. What its fields are called may change later, so it is looked at only when it is changed.
 * @throws Refusal as `runReport` does.
 */
export function checkKeptReport({ after, changed }: Saved<typeof reports>, tx: Transaction): Record<string, unknown> | undefined {
  if (!changed.includes('report')) return undefined;
  const { caller, connection } = (tx as RunningTransaction).parts;
  const report = checkedReport(after.report);
  const definition = seenKinds(caller).get(report.records);
  for (const grouping of [...report.rows, ...(report.column ? [report.column] : [])]) checkGrouping(definition, grouping);
  measuredFields(definition, report.measures);
  if (report.period) {
    checkGrouping(definition, { field: report.period.field, by: 'day' });
    periodsOf(report.period, todayOf(caller.agency));
  }
  if (!report.filter?.trim()) return { records: report.records };
  addFilter(parseFilter(report.filter), { definition, caller, sql: new SqlText(connection.dialect), touched: new Set() });
  return { records: report.records, report: { ...report, filter: withTrueNames(report.filter, definition.places.keys()) } };
}
