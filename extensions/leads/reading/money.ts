import type { Money } from '@gable/api';
import { amountAt, type Amount } from './amounts.ts';
import { only, take } from './counted.ts';
import { says, type Item } from './items.ts';
import type { Interest } from './vocabulary.ts';

interface About { country: string; currency: string; interest: Interest | undefined }

/** The most that somebody wants to pay, or to get: the upper end of a range; undefined where there are several prices. */
export function readBudget(items: Item[], about: About): Money | undefined {
  const amounts = withoutLowerEnds(items, amountsIn(items, about.country)).filter((amount) => isMoney(items, amount, about));
  for (const { from, to } of amounts) take(items, from, to);
  const limited = amounts.filter(({ from }) => limitBefore(items, from));
  const prices = (limited.length ? limited : amounts).map((amount) => inMinorUnits(amount, about));
  const price = only(prices.map((money) => JSON.stringify(money) ?? ''));
  return price ? (JSON.parse(price) as Money) : undefined;
}

function amountsIn(items: readonly Item[], country: string): Amount[] {
  const amounts: Amount[] = [];
  for (let at = 0; at < items.length; at++) {
    const amount = amountAt(items, at, country);
    if (!amount || Number.isNaN(amount.value)) continue;
    amounts.push(amount);
    at = amount.to;
  }
  return amounts;
}

/** 1.5-1.8M is 1.8M; the lower end may have said the currency or the scale. */
function withoutLowerEnds(items: Item[], amounts: readonly Amount[]): Amount[] {
  const kept: Amount[] = [];
  for (const amount of amounts) {
    const lower = kept.at(-1);
    const upper = lower && isRange(items, lower, amount) ? asUpperEnd(lower, amount) : undefined;
    if (upper) kept.pop();
    kept.push(upper ?? amount);
  }
  return kept;
}

function asUpperEnd(lower: Amount, upper: Amount): Amount | undefined {
  const isUnscaled = upper.scale === 1 && lower.scale > 1 && upper.value < 1000;
  const value = isUnscaled ? (upper.written.asFraction ?? upper.value) * lower.scale : upper.value;
  const currency = upper.currency ?? lower.currency;
  const isLower = lower.scale === 1 ? lower.value < value : lower.value <= value;
  return isLower ? { ...upper, from: lower.from, value, scale: isUnscaled ? lower.scale : upper.scale, ...(currency && { currency }) } : undefined;
}

function isRange(items: readonly Item[], lower: Amount, upper: Amount): boolean {
  const between = items.slice(lower.to + 1, upper.from);
  const isBetween = says(items[lower.from - 1], 'between');
  const joins = (item: Item) => item.key === '-' || says(item, 'to') || (isBetween && says(item, 'and'));
  return between.length > 0 && between.length <= 2 && between.every(joins);
}

function isMoney(items: readonly Item[], amount: Amount, { interest, currency, country }: About): boolean {
  const { value, scale, written } = amount;
  const isRent = interest === 'rent' || interest === 'let' || amount.isMonthly;
  const limit = limitBefore(items, amount.from);
  // Rials and tomans differ by ten: a bare number may be either.
  if (currency === 'IRR' && !amount.currency && scale < 1e6) return false;
  if (isPerArea(items, amount)) return false;
  if (!amount.currency && !limit && isOtherLetter(items, amount)) return false;
  if (value < (isRent ? 100 : 1000)) return false;
  if (scale > 1 || amount.currency || amount.isMonthly) return true;
  if (!written.isClear) return false;
  if (written.isGrouped) return limit !== undefined || value >= 10_000;
  if (limit) return value >= 10_000 || (isRent && !(limit === 'until' && isYear(value, country)));
  return Number.isInteger(value) && value >= 100_000 && value % 1000 === 0;
}

/** €3,000/sqm, متری ۸۰ میلیون: nobody says how much of it. */
function isPerArea(items: readonly Item[], { from, to }: Amount): boolean {
  const before = items[from - 1];
  const next = ['/', 'per'].includes(items[to + 1]?.key ?? '') ? items[to + 2] : undefined;
  return next?.meaning?.squareMeters !== undefined || (before?.meaning?.squareMeters !== undefined && !before.taken);
}

/** 120m may be millions or metres, 5B a door; 1.8m and $120m can't. */
function isOtherLetter(items: readonly Item[], { from, to, written }: Amount): boolean {
  return items.slice(from, to + 1).some(({ text, key }) => key === 'b' || (text === 'm' && written.value >= 20));
}

const isYear = (value: number, country: string): boolean => (value >= 2020 && value < 2100) || (country === 'IR' && value >= 1400 && value < 1420);

function limitBefore(items: readonly Item[], from: number): 'budget' | 'until' | undefined {
  let at = from - 1;
  while ([':', '-', '=', '.'].includes(items[at]?.key ?? '')) at--;
  return items[at]?.meaning?.limits;
}

const dollars = new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']);

function inMinorUnits(amount: Amount, about: About): Money | undefined {
  // Nobody in Iran counts millions of rials aloud.
  const spoken = amount.currency ?? (about.currency === 'IRR' ? 'IRT' : about.currency);
  const currency = spoken === 'IRT' ? 'IRR' : spoken === 'USD' && dollars.has(about.currency) ? about.currency : spoken;
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  const minor = Math.round(amount.value * (spoken === 'IRT' ? 10 : 1) * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) && minor > 0 && minor <= 1e15 ? { amount: minor, currency } : undefined;
}

const minorDigits = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
