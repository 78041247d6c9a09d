/** The instant at which clocks in `timeZone` show that day and time. Inside the hour that is skipped in spring: the one after. */
export function instantAt({ day, time, timeZone }: { day: string; time: string; timeZone: string }): string {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const halfADay = 43_200_000;
  const before = offsetAt(asIfUtc - halfADay, timeZone);
  const after = offsetAt(asIfUtc + halfADay, timeZone);
  const holds = (offset: number) => offsetAt(asIfUtc - offset, timeZone) === offset;
  const offset = holds(before) || !holds(after) ? before : after;
  return new Date(asIfUtc - offset).toISOString();
}

/** Day and time that clocks in `timeZone` show at an instant. */
export function clockAt(instant: string, timeZone: string): { day: string; time: string } {
  const at = Date.parse(instant);
  const shown = new Date(at + offsetAt(at, timeZone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

function offsetAt(at: number, timeZone: string): number {
  const parts = clockIn(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all that it is used for. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  return clock;
}
