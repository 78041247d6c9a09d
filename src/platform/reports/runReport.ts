import { parseFilter, type Filter, type ReportDescription, type ReportGrouping, type ReportResult } from '@gable/api';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { todayOf } from '../days/today.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { refuseTooMuch } from '../records/effort.ts';
import { isDated } from '../records/dayComparison.ts';
import { arranged } from './arrange.ts';
import { checkGrouping, columnAt, dimensionOf, needsRange, type Dimension, type Range } from './dimension.ts';
import { measuredFields } from './figures.ts';
import { periodsOf, within, type Periods } from './period.ts';
import { readGroups, readRanges } from './readGroups.ts';
import type { Reporting, ReportParts } from './reporting.ts';
import { wordingFor } from './wording.ts';

/**
 * Works a report out with the rights of the caller. It is read where it holds up nobody else's work.
 * @throws Refusal `record.unknownKind` (404), `report.wrongPeriod`, `report.notGroupable`, `report.notMeasurable`,
 * `query.unknownField` and those of a wrong filter (400), `report.tooManyCells`, `report.tooSlow` (422)
 */
export async function runReport(office: ReportParts, caller: Caller, report: ReportDescription): Promise<ReportResult> {
  const definition = seenKinds(caller).get(report.records);
  const groupings = [...report.rows, ...(report.column ? [report.column] : [])];
  const reporting: Reporting = { office, caller, definition, report, today: todayOf(caller.agency), dialect: office.engine.dialect, hidden: hiddenOf(caller, definition, groupings) };
  for (const grouping of groupings) checkGrouping(definition, grouping);
  const fields = measuredFields(definition, report.measures);
  const periods = report.period ? periodsIn(reporting) : null;
  const filter = report.filter?.trim() ? parseFilter(report.filter) : undefined;
  refuseTooMuch({ filter: together(filter, ...groupings.flatMap(({ field }) => [bound(field), bound(field)]), ...(periods ? within(report.period!.field, periods.now) : [])) }, caller);

  const ranges = await rangesFor(reporting, { groupings, periods, filter });
  const stretches = await Promise.all([periods?.now ?? null, ...(periods?.before ? [periods.before] : [])].map(async (days) => {
    const asked = days ? together(filter, ...within(report.period!.field, days)) : together(filter);
    const dimensions = groupings.map((grouping): Dimension => dimensionOf(grouping, {
      reporting, wording: wordingFor(reporting), range: ranges.get(grouping) ?? null, days: days && grouping.field === report.period!.field ? days : null,
    }));
    return { dimensions, filter: asked, groups: await readGroups(reporting, { dimensions, fields, filter: asked }) };
  }));
  return arranged(reporting, { stretches, periods });
}

function hiddenOf(caller: Caller, definition: RecordDefinition, groupings: readonly ReportGrouping[]): Set<string> {
  const { reads, outline } = sightOf(caller, definition.kind);
  const shown = outlineOf(definition);
  return new Set(reads !== null && outline ? groupings.map(({ field }) => field).filter((field) => !shown.has(field)) : []);
}

/** @throws Refusal `query.unknownField`, `report.wrongPeriod` (400) */
function periodsIn({ definition, report: { period }, today }: Reporting): Periods {
  checkGrouping(definition, { field: period!.field, by: 'day' });
  return periodsOf(period!, today);
}

interface Ranged { groupings: readonly ReportGrouping[]; periods: Periods | null; filter: Filter | undefined }

/** What the stretches begin and end with that nobody has told, over all that the report is about. */
async function rangesFor(reporting: Reporting, { groupings, periods, filter }: Ranged): Promise<Map<ReportGrouping, Range>> {
  const { definition, report: { period }, dialect } = reporting;
  const isTold = ({ field }: ReportGrouping): boolean => period?.field === field && isDated(definition, field);
  const asked = groupings.filter((grouping) => needsRange(definition, grouping) && !isTold(grouping));
  const about = periods ? together(filter, { any: [periods.now, ...(periods.before ? [periods.before] : [])].map((days) => ({ all: within(period!.field, days) })) }) : together(filter);
  const columns = asked.map(({ field }) => columnAt(definition, comparedPlace(definition, field)!, dialect));
  const ranges = await readRanges(reporting, { columns, compared: asked.map(({ field }) => field), filter: about });
  return new Map(asked.map((grouping, index) => [grouping, ranges[index]!]));
}

const together = (filter: Filter | undefined, ...more: Filter[]): Filter => ({ all: [...(filter ? [filter] : []), ...more] });
const bound = (field: string): Filter => ({ field, is: 'has', value: true });
