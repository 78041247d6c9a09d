const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(instant / 1_000) * 1_000;
}

/** The instant at which the clocks of a zone show `local`, milliseconds as if it were UTC. An hour that they leave out is the one after it. */
export function instantOf(local: number, timeZone: string): number {
  // An hour before or behind, another offset may hold.
  const near = local - offsetAt(local, timeZone);
  const offset = offsetAt(near, timeZone);
  return offsetAt(local - offset, timeZone) === offset ? local - offset : Math.max(local - offset, near);
}

/** The hour of the day, 0 to 23, that the clocks of a zone show. */
export const hourAt = (instant: number, timeZone: string): number => new Date(instant + offsetAt(instant, timeZone)).getUTCHours();

/** The day that it is in a zone at an instant, as ISO 8601. */
export function dayAt(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}
