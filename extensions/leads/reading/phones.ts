import { fold, toLatinDigits } from './fold.ts';
import { meaningOf } from './meaning.ts';
import { isNumberIn } from './phonePlans.ts';
import type { Stretch } from './tokens.ts';

interface Group { start: number; end: number; digits: string }

const mostGroups = 7;
const mostDigits = 17;

/** Telephone numbers in any spacing, outside of what is `found` already. Prices, areas, years and dates are none. */
export function phonesIn(text: string, found: readonly Stretch[], country: string): Stretch[] {
  const latin = toLatinDigits(text);
  const isFree = freePlaces(found);
  const groups = [...latin.matchAll(/\d+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, digits: match[0] })).filter(({ start }) => isFree(start));
  const phones: Stretch[] = [];
  for (let at = 0; at < groups.length; ) {
    const last = lastOfPhone(latin, groups, { at, country });
    if (last !== undefined) phones.push({ kind: 'phone', start: startOf(latin, groups[at]!.start), end: groups[last]!.end });
    at = (last ?? at) + 1;
  }
  return phones;
}

/** The index of the group that ends a telephone number which begins at a group. */
function lastOfPhone(text: string, groups: readonly Group[], { at, country }: { at: number; country: string }): number | undefined {
  const first = groups[at]!;
  const before = text.slice(Math.max(0, first.start - 30), first.start);
  if (/\d[.,٫٬]$|[₪€$£﷼]$|#\s?$/u.test(before) || isOtherNumber(before) || isDate(text, first.start)) return undefined;
  const hasPlus = /\+\(?$/.test(before);
  let digits = '';
  let last: number | undefined;
  for (let index = at; index < Math.min(groups.length, at + mostGroups); index++) {
    const group = groups[index]!;
    if (index > at && !joins(text.slice(groups[index - 1]!.end, group.start))) break;
    // +972 (0)52: nobody abroad dials that zero.
    if (!(hasPlus && group.digits === '0' && text[group.start - 1] === '(')) digits += group.digits;
    if (digits.length > mostDigits) break;
    const written = text.slice(first.start, group.end);
    if (endsPhone(text, group) && !isGrouped(written) && isNumberIn(country, { digits, hasPlus, written })) last = index;
  }
  return last;
}

/** Two groups of one number: a space, a hyphen, a dot, brackets. */
function joins(between: string): boolean {
  return between.length <= 3 && /^[^\S\n]?[-–‐‑./()]{0,2}[^\S\n]?$/u.test(between);
}

/** A number that a unit, a currency or more digits stand behind is none for calling. */
function endsPhone(text: string, { end, digits }: Group): boolean {
  if (/^(?:[.,٫٬]\d|\s?[%₪€$£﷼]|[\p{L}½])/u.test(text.slice(end, end + 3))) return false;
  const [, next = ''] = /^\s?-?(\p{L}[\p{L}"״.]{0,20})/u.exec(text.slice(end, end + 24)) ?? [];
  const meaning = meaningOf(fold(next));
  const isCount = meaning?.counts !== undefined && digits.length <= 2;
  return !isCount && !(meaning?.scale ?? meaning?.currency ?? meaning?.squareMeters);
}

/** 1.800.000 and 2 100 000 are amounts. */
function isGrouped(written: string): boolean {
  return /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(written) || /^[1-9]\d{0,2}(?: \d{3})* 000$/.test(written);
}

function isDate(text: string, start: number): boolean {
  return /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2})(?!\d)(?![./-]\d)/.test(text.slice(start, start + 12));
}

/** Identity numbers, postal codes and the like say what they are. */
function isOtherNumber(before: string): boolean {
  const [, ...words] = /(?:^|\s)(?:(\p{L}[\p{L}"״.]*)\s+)?(\p{L}[\p{L}"״.]*)[\s:.]*$/u.exec(before) ?? [];
  const keys = words.map((word) => fold(word ?? ''));
  return [keys[1] ?? '', keys.join('')].some((key) => meaningOf(key)?.says?.includes('numbered'));
}

function startOf(text: string, start: number): number {
  const opening = /\+?\(?\+?$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  return start - opening.length;
}

function freePlaces(found: readonly Stretch[]): (place: number) => boolean {
  let next = 0;
  return (place) => {
    while (next < found.length && found[next]!.end <= place) next++;
    return !(found[next] && found[next]!.start <= place);
  };
}
