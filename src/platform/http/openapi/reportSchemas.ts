import type { Schema } from '../request/route.ts';
import { list, named, object, oneOf, text, textOrNull, whole, yesOrNo } from '../request/schemas.ts';

const number: Schema = { type: 'number' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const grouping = object({ field: text, 'by?': oneOf('day', 'week', 'month', 'quarter', 'year', 'age'), 'bands?': list(number) });
const days = object({ from: { ...text, format: 'date' }, to: { ...text, format: 'date', description: 'Not included.' } });
const values = list({ anyOf: [number, list(named('Money')), { type: 'null' }] });
const cell = { count: whole, values, filter: text };
const heading = object({ value: { type: ['string', 'number', 'boolean', 'null'] }, title: text, 'hue?': whole, 'meaning?': oneOf('good', 'warn', 'bad', 'info') });

export const reportSchemas: Record<string, Schema> = {
  ReportDescription: object({
    records: text, 'filter?': text, rows: list(grouping), 'column?': grouping,
    measures: list(object({ of: oneOf('count', 'sum', 'average', 'median', 'least', 'most'), 'field?': text, 'share?': yesOrNo })),
    'period?': object({ field: text, span: text, 'comparedWith?': oneOf('before', 'yearBefore') }),
  }),
  ReportCell: object({ ...cell, 'before?': object(cell) }),
  ReportResult: object({
    report: named('ReportDescription'),
    measures: list(object({ kind: oneOf('count', 'integer', 'decimal', 'money', 'area', 'duration'), title: text })),
    titles: object({ rows: list(text), column: textOrNull }),
    columns: list(heading),
    rows: list(object({ headings: list(heading), cells: list(orNull(named('ReportCell'))), total: named('ReportCell') })),
    totals: list(orNull(named('ReportCell'))), total: named('ReportCell'),
    period: orNull(days), before: orNull(days), at: { ...text, format: 'date-time' },
  }),
};
