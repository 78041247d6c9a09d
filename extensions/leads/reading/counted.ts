import { readNumber } from './numbers.ts';
import { says, type Item } from './items.ts';

export interface Counted { value: number; /** Where what counts begins. */ from: number }

/** The number in front of a word: 3 rooms, 2½ rooms, two and a half rooms, 3-room, 3+ rooms. */
export function numberBefore(items: readonly Item[], at: number, country: string): Counted | undefined {
  let from = at - 1;
  while (['-', '+'].includes(items[from]?.key ?? '') && items[from]!.start === items[from - 1]?.end) from--;
  const half = says(items[from], 'half') ? 0.5 : 0;
  if (half) from--;
  const value = numberOf(items[from], country);
  return value === undefined ? undefined : { value: value + half, from };
}

/** The number behind a word: Rooms: 3, קומה 2. */
export function numberAfter(items: readonly Item[], at: number): number | undefined {
  const to = [':', '='].includes(items[at + 1]?.key ?? '') ? at + 2 : at + 1;
  return items[to]?.kind === 'number' && !items[to].taken ? to : undefined;
}

/** Where the lower number stands of 2-3 rooms, 2 or 3 of them, or between 2 and 3: nobody knows which. */
export function otherEnd(items: readonly Item[], upper: number, country: string): number | undefined {
  const joiner = items[upper - 1]?.key === '-' && says(items[upper - 2], 'to') ? upper - 2 : upper - 1;
  const lower = numberOf(items[joiner - 1], country);
  const joins = ['-', '/'].includes(items[joiner]?.key ?? '') || says(items[joiner], 'to') || says(items[joiner], 'or') || (says(items[joiner], 'and') && says(items[joiner - 2], 'between'));
  const most = numberOf(items[upper], country) ?? items[upper]?.meaning?.isHowMany ?? 0;
  return joins && lower !== undefined && lower < most ? joiner - 1 : undefined;
}

export function numberOf(item: Item | undefined, country: string): number | undefined {
  if (!item || item.taken) return undefined;
  return item.kind === 'number' ? readNumber(item.key, country).value : item.meaning?.number;
}

export function take(items: Item[], from: number, to: number) {
  for (const item of items.slice(Math.max(0, from), to + 1)) item.taken = true;
}

/** What is said once, or several times alike. */
export function only<Value>(values: readonly Value[]): Value | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
