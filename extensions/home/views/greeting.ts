/** The time of day where the agency is; at night nobody is wished a good evening. */
export function greetingAt(now: Date, timeZone: string): 'morning' | 'afternoon' | 'evening' | 'night' {
  const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now));
  if (hour < 5) return 'night';
  else if (hour < 12) return 'morning';
  else return hour < 18 ? 'afternoon' : 'evening';
}
