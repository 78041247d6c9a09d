import type { Stretch } from './tokens.ts';

const local = /[\p{L}\d.!#$%&*+/=?^_`{|}~-]/u;
const domain = /[\p{L}\d.-]/u;

/** E-mail addresses and links, in their order. */
export function addressesIn(text: string): Stretch[] {
  const links = [...text.matchAll(/(?<!\S)(?:https?:\/\/|www\.)\S+/giu)].map((match) => ({ kind: 'link' as const, start: match.index, end: match.index + match[0].length }));
  const isInLink = (place: number) => links.some(({ start, end }) => start <= place && place < end);
  return [...links, ...emailsIn(text).filter(({ start }) => !isInLink(start))].sort((one, other) => one.start - other.start);
}

function emailsIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const email = emailAround(text, at);
    if (email && email.start >= (found.at(-1)?.end ?? 0)) found.push(email);
  }
  return found;
}

/** As long as RFC 5321 allows, 64 before the @ and 253 behind it. */
function emailAround(text: string, at: number): Stretch | undefined {
  let start = at;
  while (start > 0 && at - start < 64 && local.test(text[start - 1]!)) start--;
  let end = at + 1;
  while (end < text.length && end - at <= 253 && domain.test(text[end]!)) end++;
  // A sentence may end behind it.
  while (/[.-]/.test(text[end - 1]!)) end--;
  const isWhole = start < at && text[start] !== '.' && /^[^.]+(?:\.[^.]+)*\.[^.]{2,}$/.test(text.slice(at + 1, end));
  return isWhole && text[end] !== '@' ? { kind: 'email', start, end } : undefined;
}
