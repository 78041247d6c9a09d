/** Nine in the morning of a day to come, in the agency's zone, as an instant. `today` is the next full hour. */
export function at(day: 'today' | 'tomorrow' | 'week', timeZone: string, now = new Date()): string {
  if (day === 'today') return new Date(Math.ceil((now.getTime() + 60_000) / 3_600_000) * 3_600_000).toISOString();
  const date = new Date(now.getTime() + (day === 'tomorrow' ? 1 : 7) * 86_400_000);
  return instantOf(`${new Intl.DateTimeFormat('en-CA', { timeZone }).format(date)}T09:00`, timeZone);
}

/** The instant at which clocks of the zone show that local time (`2026-11-22T09:00`). */
export function instantOf(local: string, timeZone: string): string {
  const guess = new Date(`${local}:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(guess).replace(' ', 'T');
  return new Date(guess.getTime() - (new Date(`${shown}Z`).getTime() - guess.getTime())).toISOString();
}
