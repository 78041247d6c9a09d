import type { Mapping, Refusal } from '@gable/api';
import type { RefusedRow } from './staging.ts';

/** Why a row is refused, beside the headings of the columns that it is about. */
export function reasonsOf({ code, fields }: Refusal, line: number, { columns }: Mapping): RefusedRow[] {
  const headings = new Map(columns.map(({ field, heading }) => [field?.split('.')[0], heading]));
  const reasons = fields ? Object.entries(fields) : [[undefined, code] as const];
  return reasons.map(([field, reason]) => [line, headings.get(field) ?? null, reason]);
}
