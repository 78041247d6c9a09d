import { otherEnd, numberAfter, numberBefore, numberOf, only, take } from './counted.ts';
import type { Item } from './items.ts';

export interface RoomsRead { bedrooms?: number; rooms?: number }

/**
 * Bedrooms, and rooms with the living room among them, which Israelis count, and by halves. Elsewhere a room is a bedroom,
 * but in Greece some mean these and some those.
 */
export function readRooms(items: Item[], country: string): RoomsRead {
  const found: Record<'bedrooms' | 'rooms', (number | undefined)[]> = { bedrooms: [], rooms: [] };
  for (const [at, { meaning }] of items.entries()) {
    if (!meaning?.counts) continue;
    const counts = meaning.counts === 'roomsInIsrael' ? (country === 'IL' ? 'rooms' : 'bedrooms') : meaning.counts;
    const value = meaning.isHowMany === undefined ? takeNumber(items, at, country) : otherEnd(items, at, country) !== undefined ? Number.NaN : meaning.isHowMany;
    if (value === undefined || counts === 'unclear' || counts === 'others') continue;
    found[counts].push(isSensible(value, counts) ? value : undefined);
  }
  const bedrooms = only(found.bedrooms);
  const rooms = only(found.rooms);
  return { ...(bedrooms !== undefined && { bedrooms }), ...(rooms !== undefined && { rooms }) };
}

/** The number that belongs to a word, NaN where there are several. */
function takeNumber(items: Item[], at: number, country: string): number | undefined {
  const before = numberBefore(items, at, country);
  if (before) {
    const lower = otherEnd(items, before.from, country);
    take(items, lower ?? before.from, at);
    return lower === undefined ? before.value : Number.NaN;
  }
  const after = numberAfter(items, at);
  // In "rooms 120 sqm" and "rooms 350,000" it is another thing that is counted.
  if (after === undefined || isUnit(items[after + 1])) return undefined;
  const value = numberOf(items[after], country);
  if (value === undefined || value > 30) return undefined;
  take(items, at, after);
  return value;
}

const isUnit = (item: Item | undefined): boolean =>
  Boolean(item?.meaning && (item.meaning.counts ?? item.meaning.squareMeters ?? item.meaning.scale ?? item.meaning.currency)) || item?.key === '-';

const isSensible = (value: number, counts: 'bedrooms' | 'rooms'): boolean =>
  counts === 'bedrooms' ? Number.isInteger(value) && value >= 0 && value <= 20 : Number.isInteger(value * 2) && value >= 1 && value <= 30;
