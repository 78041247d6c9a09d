import type { Dice } from '../dice.ts';
import type { Home } from '../homes.ts';

type Told = Pick<Home, 'building' | 'place' | 'bedrooms' | 'livingArea' | 'lotSizeArea' | 'yearBuilt' | 'yearRenovated' | 'condition' | 'features' | 'entryLevel' | 'toLet'>;

/** The words of its advertisement: true to what it is. */
export function describe(home: Told, dice: Dice): string {
  return [opening(home, dice), where(home, dice), what(home, dice), home.toLet ? 'To let by the year, free at once.' : ''].filter(Boolean).join(' ');
}

function opening({ building, bedrooms, condition, entryLevel, lotSizeArea, place: { district: { name } } }: Told, dice: Dice): string {
  const rooms = bedrooms === 0 ? 'A studio' : `${['', 'One', 'Two', 'Three', 'Four', 'Five'][bedrooms ?? 0]}-bedroom`;
  const state = condition === 'New' ? 'new ' : condition === 'Fair' || condition === 'Average' ? 'honest ' : dice.one(['bright ', 'quiet ', 'well-kept ', '']);
  if (building === 'land') return `A level plot of ${lotSizeArea} square metres in ${name}, with water and power at the boundary.`;
  if (building === 'office') return `Offices on the ${floor(entryLevel!)}, ${dice.one(['divided by glass', 'one open floor with two meeting rooms', 'with a reception of their own'])}.`;
  if (building === 'shop') return `A shop with ${dice.between(4, 9)} metres of front on a street that people walk along all day.`;
  if (building === 'villa') return `${rooms} house, ${state.trim() || 'detached'}, with a garden on three sides.`;
  if (building === 'townhouse') return `${rooms} townhouse with ${dice.one(['the old floor tiles', 'a courtyard and a lemon tree', 'high ceilings and shutters', 'a roof terrace'])}.`;
  return bedrooms === 0 ? `${rooms} on the ${floor(entryLevel!)}, small and thought through.` : `${rooms} ${state}apartment on the ${floor(entryLevel!)}.`;
}

function where({ place: { metersToSea, district: { name } } }: Told, dice: Dice): string {
  if (metersToSea < 120) return dice.one(['The sea begins across the street.', 'From the window one sees the water and nothing else.']);
  if (metersToSea < 450) return dice.one([`The beach is ${Math.round(metersToSea / 50) * 50} metres away.`, 'A swim before breakfast is five minutes on foot.']);
  return dice.one([`${name} has its baker, its school and its own pace.`, 'Ten minutes to the sea by bicycle, all of it downhill.', 'A street with trees, and neighbours who know each other.', 'The bus to the harbour stops at the corner.']);
}

function what({ building, features, yearBuilt, yearRenovated, livingArea, entryLevel }: Told, dice: Dice): string {
  if (building === 'land') return 'Building permitted on half of it, two storeys.';
  const built = yearRenovated ? `Built in ${yearBuilt}, renewed in ${yearRenovated}: ${dice.one(['wiring, pipes and windows', 'roof and kitchen', 'bathrooms and floors'])}.` : `Built in ${yearBuilt}, ${livingArea} square metres.`;
  const praise = features.includes('Pool') ? ' The pool is salt water.' : features.includes('Balcony') && entryLevel ? ' The balcony has the sun from noon.' : features.includes('Fireplace') ? ' The fireplace draws well.' : '';
  return built + praise;
}

const floor = (level: number): string => (level === 0 ? 'ground floor' : `${['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][level]} floor`);
