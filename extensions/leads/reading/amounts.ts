import { numberOf } from './counted.ts';
import { says, type Item } from './items.ts';
import { readNumber, type WrittenNumber } from './numbers.ts';

/** A number with what stands around it that makes it money. `value` is in whole units of its currency. */
export interface Amount {
  from: number;
  to: number;
  value: number;
  scale: number;
  currency?: string;
  isMonthly: boolean;
  written: WrittenNumber;
}

/** The amount that begins at an item: $350k, 5 میلیارد و 500 میلیون تومان, 6,500 ש"ח לחודש. */
export function amountAt(items: readonly Item[], at: number, country: string): Amount | undefined {
  const signed = items[at]?.meaning?.currency;
  const scaled = scaledAt(items, signed ? at + 1 : at, country);
  if (!scaled) return undefined;
  const { value, written, scale } = scaled;
  let next = scaled.next;
  const behind = signed || isSignOfNext(items, next) ? undefined : items[next]?.meaning?.currency;
  const currency = signed ?? behind ?? items[next - 1]?.meaning?.currency;
  if (behind) next++;
  const afterSlash = items[next]?.key === '/' ? next + 1 : next;
  const isMonthly = says(items[afterSlash], 'monthly');
  if (isMonthly) next = afterSlash + 1;
  return { from: at, to: next - 1, value, scale, isMonthly, written, ...(currency && { currency }) };
}

/** Of "1998 $450,000" the sign is that of the price. */
function isSignOfNext(items: readonly Item[], at: number): boolean {
  const [sign, next] = [items[at], items[at + 1]];
  return next?.kind === 'number' && sign?.end === next.start && sign.start !== items[at - 1]?.end;
}

interface Scaled { value: number; scale: number; written: WrittenNumber; next: number }

function scaledAt(items: readonly Item[], at: number, country: string): Scaled | undefined {
  const plain = numberAt(items, at, country);
  if (!plain) return undefined;
  const half = says(items[plain.next], 'half') ? 0.5 : 0;
  const place = plain.next + (half ? 1 : 0);
  const scale = scaleOf(items, place);
  const value = plain.written.value + half;
  if (!scale) return items[at]?.kind === 'number' ? { value, scale: 1, written: plain.written, next: place } : undefined;

  const inScale = scale >= 1e6 ? (plain.written.asFraction ?? plain.written.value) + half : value;
  const afterHalf = says(items[place + 1], 'half');
  const next = place + (afterHalf ? 2 : 1);
  const rest = restAt(items, next, { country, below: scale });
  return { value: (inScale + (afterHalf ? 0.5 : 0)) * scale + (rest?.value ?? 0), scale, written: plain.written, next: rest?.next ?? next };
}

/** The thousands behind the millions: 1 מיליון ו-800 אלף. */
function restAt(items: readonly Item[], at: number, { country, below }: { country: string; below: number }): Scaled | undefined {
  const isAnd = says(items[at], 'and');
  const start = isAnd ? at + (items[at + 1]?.key === '-' ? 2 : 1) : at;
  const scale = scaleOf(items, start + 1);
  const value = numberOf(items[start], country);
  return scale && scale < below && value !== undefined && value < 1000 ? { value: value * scale, scale, written: readNumber('0', country), next: start + 2 } : undefined;
}

function numberAt(items: readonly Item[], at: number, country: string): { written: WrittenNumber; next: number } | undefined {
  const item = items[at];
  if (!item || item.taken) return undefined;
  const clear = (value: number) => ({ value, isGrouped: false, isClear: true });
  if (item.meaning?.number !== undefined) return { written: clear(item.meaning.number), next: at + 1 };
  // A million stands for one of them where nothing is counted.
  if (/^מי?ליון$/.test(item.key)) return { written: clear(1), next: at };
  if (item.kind !== 'number') return undefined;
  const parts = [items[at + 1], items[at + 2]];
  // Iranians write 2/5 for two and a half.
  if (parts[0]?.key === '/' && parts[1]?.kind === 'number' && isGlued([item, ...parts]) && scaleOf(items, at + 3) >= 1e6) {
    return { written: clear(Number(`${item.key}.${parts[1].key}`)), next: at + 3 };
  }
  return groupsAt(items, at) ?? { written: readNumber(item.key, country), next: at + 1 };
}

/** 350 000 €: groups by spaces, where a currency says that they are money. */
function groupsAt(items: readonly Item[], at: number): { written: WrittenNumber; next: number } | undefined {
  if (!/^[1-9]\d{0,2}$/.test(items[at]!.key)) return undefined;
  let next = at + 1;
  while (items[next]?.kind === 'number' && !items[next]!.taken && /^\d{3}$/.test(items[next]!.key) && next - at < 5) next++;
  const isMoney = items[at - 1]?.meaning?.currency ?? items[next]?.meaning?.currency;
  if (next === at + 1 || !isMoney) return undefined;
  return { written: { value: Number(items.slice(at, next).map(({ key }) => key).join('')), isGrouped: true, isClear: true }, next };
}

/** A single letter scales what it is written to, but an initial may follow a number: 3 K. Smith. */
function scaleOf(items: readonly Item[], at: number): number {
  const item = items[at];
  if (!item?.meaning?.scale) return 0;
  const isLetter = item.key.length === 1;
  return isLetter && item.start !== items[at - 1]?.end && item.text.endsWith('.') ? 0 : item.meaning.scale;
}

const isGlued = (items: readonly (Item | undefined)[]): boolean => items.every((item, index) => index === 0 || item?.start === items[index - 1]?.end);
