import { Refusal } from '@gable/api';
import { isId } from '@gable/db/id.ts';

const mostIds = 10_000;

/** Ids of records from outside, each once. @throws Refusal `request.wrongChoice` (400), `bulk.tooMany` (422) */
export function idsIn(given: unknown): string[] {
  if (!Array.isArray(given) || !given.every(isId)) throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'ids', choices: 'ids of records' } });
  if (given.length > mostIds) throw new Refusal('bulk.tooMany', { values: { most: mostIds } });
  return [...new Set(given)];
}
