import type { Money } from '@gable/api';

export interface Priced { listPrice: Money | null; originalListPrice: Money | null }

/** What RESO keeps of a price that changes, the first, the one before, and when; and by how much it differs from the first. */
export function onPriceChange(before: Priced | null, after: Priced, now: string) {
  if (samePrice(before?.listPrice ?? null, after.listPrice)) return {};
  const originalListPrice = after.originalListPrice ?? after.listPrice;
  return {
    originalListPrice,
    ...changeSince(before?.listPrice ? originalListPrice : null, after.listPrice),
    previousListPrice: before?.listPrice ?? null,
    priceChangeTimestamp: now,
  };
}

/** In money and in hundredths of the first price; nothing of a price that never changed or is of another currency. */
function changeSince(first: Money | null, now: Money | null): { priceChange: Money | null; priceChangePercent: number | null } {
  if (!first || !now || first.currency !== now.currency || first.amount === 0) return { priceChange: null, priceChangePercent: null };
  const amount = now.amount - first.amount;
  return { priceChange: { amount, currency: now.currency }, priceChangePercent: Math.round((amount / first.amount) * 10_000) / 100 };
}

export interface Sellable {
  standardStatus: string;
  listPrice: Money | null;
  soldThrough: string | null;
}

/** What a home becomes when a deal over it is won. */
export function afterSale(home: Sellable, deal: { id: string; value: Money | null }, today: string) {
  return {
    standardStatus: 'Closed' as const,
    closePrice: deal.value ?? home.listPrice,
    closeDate: today,
    offMarketDate: today,
    soldThrough: deal.id,
    statusBeforeSale: home.standardStatus,
  };
}

/** The sale falls through: the home is what it was before. */
export function afterRelease(home: { statusBeforeSale: string | null }) {
  return { standardStatus: home.statusBeforeSale ?? 'Active', closePrice: null, closeDate: null, offMarketDate: null, soldThrough: null, statusBeforeSale: null };
}

/** The day of an instant where the home stands, as ISO 8601. */
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

function samePrice(one: Money | null, other: Money | null): boolean {
  return one?.amount === other?.amount && one?.currency === other?.currency;
}
