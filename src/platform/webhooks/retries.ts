const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** After each failure so long, as Standard Webhooks proposes: over three days, so that a weekend's outage loses nothing. */
const delays = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
const longestAsked = 24 * hour;

/** A webhook that has failed for so long without one success is switched off. */
export const mostFailing = 5 * 24 * hour;

/**
 * How long to wait after so many attempts; null where it was the last. Up to a fifth more, so that what failed together does
 * not come back together.
 * @param asked what the other side asked for with Retry-After.
 */
export function waitAfter(attempts: number, { asked = 0, chance = Math.random() }: { asked?: number; chance?: number } = {}): number | null {
  const delay = delays[attempts - 1];
  if (delay === undefined) return null;
  return Math.round(Math.max(delay * (1 + chance / 5), Math.min(asked, longestAsked)));
}
