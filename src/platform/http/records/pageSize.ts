import { Refusal } from '@gable/api';

/** @throws Refusal `query.wrongLimit` (400) */
export function pageSize(limit: number | undefined): number | undefined {
  if (limit !== undefined && (limit < 1 || limit > 200)) throw new Refusal('query.wrongLimit', { status: 400 });
  return limit;
}
