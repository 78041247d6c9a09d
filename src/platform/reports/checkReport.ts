import { Refusal, type ReportDescription } from '@gable/api';
import * as v from 'valibot';

const name = v.pipe(v.string(), v.regex(/^[\p{L}_][\p{L}\p{N}_-]{0,79}$/u));
const bands = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(40), v.check((all) => all.every((bound, index) => index === 0 || bound > all[index - 1]!)));
const grouping = v.strictObject({ field: name, by: v.optional(v.picklist(['day', 'week', 'month', 'quarter', 'year', 'age'])), bands: v.optional(bands) });
const measure = v.pipe(
  v.strictObject({ of: v.picklist(['count', 'sum', 'average', 'median', 'least', 'most']), field: v.optional(name), share: v.optional(v.boolean()) }),
  v.check(({ of, field }) => (of === 'count') === (field === undefined)),
);

/** A report as data. */
export const reportSchema = v.strictObject({
  records: name,
  filter: v.optional(v.pipe(v.string(), v.maxLength(1_500))),
  rows: v.pipe(v.array(grouping), v.maxLength(2)),
  column: v.optional(grouping),
  measures: v.pipe(v.array(measure), v.minLength(1), v.maxLength(5)),
  period: v.optional(v.strictObject({ field: name, span: v.pipe(v.string(), v.maxLength(40)), comparedWith: v.optional(v.picklist(['before', 'yearBefore'])) })),
});

/** @throws Refusal `report.wrong` (400) with the part that is not as it should be. */
export function checkedReport(given: unknown): ReportDescription {
  const { success, output, issues } = v.safeParse(reportSchema, given);
  if (!success) throw new Refusal('report.wrong', { status: 400, values: { part: v.getDotPath(issues[0]) ?? 'report' } });
  return output as ReportDescription;
}
