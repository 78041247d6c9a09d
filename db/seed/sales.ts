import type { Calendar } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Home } from './homes.ts';
import { competitors } from './words/work.ts';

export type LostReason = 'price' | 'financing' | 'competitor' | 'changedMind' | 'notFound' | 'noContact' | 'propertyGone';

/** Somebody's chance to get a home, or to sell one that is not on the market yet. Times are the calendar's. */
export interface Chance {
  /** Which of those who came after the seller: 0 to 2. */
  buyer: number;
  isValuation: boolean;
  begins: number;
  proposal: number | null;
  ends: { at: number; won: boolean; reason: LostReason | null; competitor: string | null } | null;
  /** Of the price. */
  share: number;
  hasNextStep: boolean;
  /** When the next step is due. */
  next: number;
}

/** What became of a home since it came to the office. */
export interface Course {
  begins: number;
  /** When it went on the market; null while it is only coming. */
  active: number | null;
  /** Null where nobody has signed anything. */
  mandate: { agreement: 'Exclusive Right To Sell' | 'Exclusive Right To Lease' | 'Exclusive Agency' | 'Open'; expires: string; renewed: { at: number; expires: string } | null; percent: number } | null;
  cuts: { at: number; share: number }[];
  underContract: { at: number; status: 'Pending' | 'Active Under Contract' } | null;
  ends: { at: number; status: 'Withdrawn' | 'Expired' | 'Hold' | 'Canceled' } | null;
  chances: Chance[];
}

/** When each of the three who may want it has come. */
export interface Circumstances { calendar: Calendar; begins: number; arrivals: readonly number[] }

export function courseOf(home: Home, { calendar, begins, arrivals }: Circumstances, dice: Dice): Course {
  const { now } = calendar;
  const age = now - begins;
  const isSold = age > 24 && dice.chance(Math.min(0.55, (age - 8) / 220));
  const sold = isSold ? begins + dice.within(16, Math.min(age - 2, 105)) : null;
  const active = age < 9 && dice.chance(0.5) ? null : begins + dice.within(0.4, Math.min(6, age * 0.6));
  const mandate = home.index % 13 === 6 ? null : mandateOf(home, { calendar, begins, sold }, dice);
  const ends = sold || !active ? null : endOf({ mandate, calendar, begins: active }, dice);
  const until = sold ?? ends?.at ?? now;
  const course: Course = { begins, active, mandate, ends, cuts: cutsOf({ active, until }, dice), underContract: null, chances: [] };
  if (active === null) return course;
  if (sold) course.chances.push(winner({ from: active, sold, arrival: arrivals[0]! }, dice));
  course.chances.push(...losers({ from: active, until, arrivals, first: sold ? 1 : 0, isSold }, dice));
  if (!sold && !ends) {
    course.chances.push(...open({ from: active, now, arrivals, taken: course.chances.length }, dice));
    const serious = course.chances.find(({ proposal, ends: ended }) => proposal !== null && !ended && now - proposal > 3);
    if (serious && dice.chance(0.65)) course.underContract = { at: dice.within(serious.proposal! + 0.5, now - 0.2), status: dice.one(['Pending', 'Active Under Contract']) };
  }
  if (home.index % 8 === 3 && !course.chances.some(({ buyer }) => buyer === 2)) {
    const at = Math.max(arrivals[2]! + 0.3, now - dice.within(2, 30));
    if (at < now - 0.2) course.chances.push({ buyer: 2, isValuation: true, begins: at, proposal: null, ends: null, share: 1, hasNextStep: dice.chance(0.9), next: now + dice.within(-1, 6) });
  }
  return { ...course, chances: course.chances.filter(({ begins: from }) => from < now) };
}

function mandateOf({ toLet }: Home, { calendar, begins, sold }: { calendar: Calendar; begins: number; sold: number | null }, dice: Dice): Course['mandate'] {
  const months = dice.one([3, 4, 6, 6, 6]);
  const expires = calendar.day(begins, Math.round(months * 30.4));
  const end = begins + months * 21.7;
  // Whoever stays with the office signs again before the term is over.
  const renewed = !sold && end < calendar.now && dice.chance(0.68) ? { at: end - 3, expires: calendar.day(calendar.now, dice.between(4, 150)) } : null;
  const agreement = dice.chance(0.12) ? 'Open' as const : dice.chance(0.25) ? 'Exclusive Agency' as const : toLet ? 'Exclusive Right To Lease' as const : 'Exclusive Right To Sell' as const;
  return { agreement, expires, renewed, percent: dice.one([2, 2.5, 3, 3, 3.5]) };
}

function endOf({ mandate, calendar, begins }: { mandate: Course['mandate']; calendar: Calendar; begins: number }, dice: Dice): Course['ends'] {
  const { now } = calendar;
  const last = mandate?.renewed?.expires ?? mandate?.expires;
  const gone = last ? -calendar.daysUntil(last) : 0;
  if (gone > 5) return { at: Math.max(begins + 1, now - gone * 0.7 + 0.5), status: 'Expired' };
  if (now - begins > 30 && dice.chance(0.12)) return { at: dice.within(begins + 20, now - 1), status: dice.weighted([['Withdrawn', 3], ['Hold', 2], ['Canceled', 1]] as const) };
  return null;
}

function cutsOf({ active, until }: { active: number | null; until: number }, dice: Dice): Course['cuts'] {
  if (active === null || until - active < 40 || dice.chance(0.45)) return [];
  const first = { at: dice.within(active + 28, until - 8), share: dice.one([0.95, 0.96, 0.97]) };
  return until - first.at > 60 && dice.chance(0.4) ? [first, { at: dice.within(first.at + 30, until - 8), share: first.share - 0.04 }] : [first];
}

function winner({ from, sold, arrival }: { from: number; sold: number; arrival: number }, dice: Dice): Chance {
  const begins = Math.max(from + 0.3, arrival + 0.4, sold - dice.within(9, 34));
  const proposal = begins + (sold - begins) * dice.within(0.35, 0.7);
  return { buyer: 0, isValuation: false, begins, proposal, share: dice.within(0.945, 1), hasNextStep: false, next: sold, ends: { at: sold, won: true, reason: null, competitor: null } };
}

function losers({ from, until, arrivals, first, isSold }: { from: number; until: number; arrivals: readonly number[]; first: number; isSold: boolean }, dice: Dice): Chance[] {
  const count = until - from < 12 ? 0 : dice.weighted([[0, 5], [1, 3], [2, isSold ? 1.5 : 0.5]] as const);
  return Array.from({ length: count }, (_none, at): Chance | null => {
    const buyer = first + at;
    const begins = Math.max(arrivals[buyer] ?? Infinity, dice.within(from + 0.5, until - 8)) + 0.3;
    const latest = until + (isSold ? 1 : -0.5);
    if (buyer > 2 || begins > latest - 2) return null;
    const end = isSold && at === 0 && dice.chance(0.5) ? latest : dice.within(begins + 1.5, latest);
    const reason: LostReason = isSold && end === latest ? 'propertyGone' : dice.weighted([['price', 4], ['financing', 2], ['competitor', 3], ['changedMind', 3], ['noContact', 2], ['notFound', 1]] as const);
    return {
      buyer, isValuation: false, begins, share: dice.within(0.86, 0.97), hasNextStep: false, next: end,
      proposal: dice.chance(0.4) ? begins + (end - begins) * 0.6 : null,
      ends: { at: end, won: false, reason, competitor: reason === 'competitor' ? dice.one(competitors) : null },
    };
  }).filter((chance) => chance !== null);
}

function open({ from, now, arrivals, taken }: { from: number; now: number; arrivals: readonly number[]; taken: number }, dice: Dice): Chance[] {
  const count = dice.weighted([[0, 2], [1, 5], [2, 3]] as const);
  return Array.from({ length: count }, (_none, at): Chance => {
    // Some have been left lying for two months.
    const begins = Math.max(from + 0.6, (arrivals[taken + at] ?? Infinity) + 0.3, now - (dice.chance(0.12) ? dice.within(38, 60) : dice.within(0.6, 24)));
    const age = now - begins;
    const overdue = dice.chance(0.2);
    return {
      buyer: taken + at, isValuation: false, begins, share: dice.within(0.93, 1), ends: null,
      proposal: age > 4 && dice.chance(0.55) ? begins + age * dice.within(0.3, 0.85) : null,
      hasNextStep: dice.chance(0.88), next: overdue ? now - dice.within(0.6, Math.max(0.7, Math.min(4, age - 0.2))) : now + dice.within(0.1, 9),
    };
  }).filter(({ buyer }) => buyer <= 2);
}
