import type { FieldDescription, RecordDescription, ReportGrouping, ReportStep } from '@gable/api';
import { fieldsOf } from '@gable/api/ui';

const grouped = new Set(['text', 'choice', 'boolean', 'reference', 'integer', 'decimal', 'money', 'area', 'duration', 'date', 'dateTime']);
const measured = new Set(['integer', 'decimal', 'money', 'area', 'duration']);
export const steps: ReportStep[] = ['day', 'week', 'month', 'quarter', 'year', 'age'];

/** Fields that may be the rows or columns of a report. */
export const groupable = (description: RecordDescription): FieldDescription[] => fieldsOf(description).filter(({ name, kind }) => name !== 'title' && grouped.has(kind));
/** Fields of which there are sums. */
export const measurable = (description: RecordDescription): FieldDescription[] => description.fields.filter(({ kind }) => measured.has(kind));
export const dated = (description: RecordDescription): FieldDescription[] => fieldsOf(description).filter(isDated);
export const isDated = ({ kind }: FieldDescription): boolean => kind === 'date' || kind === 'dateTime';

/** A grouping by that field, days by the month. */
export function groupingBy(description: RecordDescription, name: string): ReportGrouping {
  const field = fieldsOf(description).find((one) => one.name === name);
  return { field: name, ...(field && isDated(field) && { by: 'month' as const }) };
}
