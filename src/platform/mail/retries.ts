const minute = 60_000;
const hour = 60 * minute;

/** After each failure so long: a server that is away for a day loses nothing. */
const delays = [minute, 5 * minute, 20 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour];

/** One that was taken so often without a word of how it went ended its process each time. */
export const mostAttempts = delays.length + 1;

/** How long to wait after so many attempts; null where it was the last. Up to a fifth more, so that what failed together does not come back together. */
export function waitAfter(attempts: number, chance = Math.random()): number | null {
  const delay = delays[attempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 + chance / 5));
}
