import { Refusal } from '@gable/api';

const longestDays = 3_650;
const day = 24 * 60 * 60_000;

/**
 * When a token ends that holds for so many days; null never.
 * @throws Refusal `record.invalid` (422)
 */
export function endAfter(days: unknown, now: number): number | null {
  if (days === null) return null;
  if (!Number.isInteger(days) || (days as number) < 1 || (days as number) > longestDays) throw new Refusal('record.invalid', { fields: { days: 'token.wrongDays' } });
  return now + (days as number) * day;
}
