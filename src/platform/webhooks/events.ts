/** What happens to records of every kind. */
export const recordEvents = ['created', 'changed', 'archived', 'restored'] as const;

/** Whether a list of events names this one: `deals.won`, `deals.*`, `*`. */
export function hears(wanted: readonly string[], event: string): boolean {
  return wanted.some((one) => one === '*' || one === event || (one.endsWith('.*') && event.startsWith(one.slice(0, -1))));
}

/** `contacts.changed`, `deals.won`, `deals.*`, `*`. */
export const looksLikeEvent = (text: unknown): text is string => typeof text === 'string' && /^(\*|[a-z]\w*\.(\*|[a-z]\w*))$/i.test(text) && text.length <= 120;
