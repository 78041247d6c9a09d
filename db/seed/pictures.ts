import type { Dice } from './dice.ts';
import type { Building } from './places.ts';

/** How many drawings there are of each; a page names one as `villa-3`. */
export const drawingsOf = { apartment: 6, townhouse: 6, villa: 8, office: 3, shop: 3, land: 3, living: 5, kitchen: 4, bedroom: 4, view: 4 } as const;

const rooms = { living: 'living room', kitchen: 'kitchen', bedroom: 'bedroom', view: 'from the balcony' } as const;

export function picturesFor({ building, index, isNear }: { building: Building; index: number; isNear: boolean }, dice: Dice): { drawing: string; name: string }[] {
  const front = { drawing: `${building}-${(index * 5 + dice.between(0, 1)) % drawingsOf[building]}`, name: building === 'land' ? 'plot.jpg' : 'front.jpg' };
  if (building === 'land' || building === 'shop') return [front];
  const inside = building === 'office' ? [] : (['living', 'kitchen', 'bedroom'] as const).filter((room) => room === 'living' || dice.chance(0.7));
  const shown = isNear || building === 'office' ? [...inside, 'view' as const] : inside;
  return [front, ...shown.map((room) => ({ drawing: `${room}-${dice.between(0, drawingsOf[room] - 1)}`, name: `${rooms[room]}.jpg` }))];
}
