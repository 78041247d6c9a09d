import { Dice } from './dice.ts';
import { addressOf, placeOf, type Building, type Place } from './places.ts';
import { picturesFor } from './pictures.ts';
import { describe } from './words/describe.ts';

type Feature = 'Balcony' | 'Garden' | 'Pool' | 'Storage' | 'Air Conditioning' | 'Fireplace' | 'Solar Heating' | 'Accessible' | 'Pets Allowed';

/** A home, a shop or a plot as it stands there, whether anybody sells it or not. */
export interface Home {
  index: number;
  building: Building;
  toLet: boolean;
  place: Place;
  unitNumber: string | null;
  entryLevel: number | null;
  bedrooms: number | null;
  bathrooms: number | null;
  livingArea: number | null;
  lotSizeArea: number | null;
  yearBuilt: number | null;
  yearRenovated: number | null;
  condition: 'New' | 'Excellent' | 'Very Good' | 'Good' | 'Average' | 'Fair' | null;
  features: Feature[];
  elevator: boolean | null;
  parking: number | null;
  viewRating: number | null;
  /** In euros; a month's where it is to let. */
  price: number;
  remarks: string;
  /** What hangs on its page; which drawing, and what the file is called. */
  pictures: { drawing: string; name: string }[];
}

export function homeAt(seed: number, index: number, year: number): Home {
  const dice = new Dice(seed, 'home', index);
  const { number, round, ...where } = addressOf(index);
  const place = placeOf(where, number);
  const building = dice.weighted<Building>(place.district.buildings);
  const size = sizeOf(building, dice);
  const age = ageOf(building, year, dice);
  const upstairs = building === 'apartment' || building === 'office';
  const entryLevel = upstairs ? dice.between(building === 'office' ? 1 : 0, 6) : null;
  const toLet = building !== 'land' && dice.chance(building === 'office' || building === 'shop' ? 0.4 : 0.12);
  const features = featuresOf(building, place, dice);
  const told = { building, place, ...size, ...age, entryLevel, features, toLet };
  const value = priceOf(told, dice);
  return {
    index, ...told,
    unitNumber: upstairs ? unit(entryLevel!, round, dice) : round > 0 ? letter(round) : null,
    elevator: upstairs ? entryLevel! > 2 || dice.chance(0.4) : null,
    parking: building === 'land' ? null : building === 'villa' ? dice.between(1, 3) : dice.between(0, 1) || null,
    viewRating: place.metersToSea < 250 ? dice.between(7, 10) : dice.chance(0.4) ? dice.between(2, 7) : null,
    price: value,
    remarks: describe(told, dice),
    pictures: index % 17 === 11 ? [] : picturesFor({ building, index, isNear: place.metersToSea < 250 }, dice),
  };
}

function sizeOf(building: Building, dice: Dice): Pick<Home, 'bedrooms' | 'bathrooms' | 'livingArea' | 'lotSizeArea'> {
  if (building === 'land') return { bedrooms: null, bathrooms: null, livingArea: null, lotSizeArea: dice.between(28, 140) * 10 };
  if (building === 'office' || building === 'shop') return { bedrooms: null, bathrooms: 1, livingArea: dice.between(38, 220), lotSizeArea: null };
  const bedrooms = dice.weighted(building === 'apartment' ? [[1, 3], [2, 5], [3, 3], [0, 0.6]] : building === 'townhouse' ? [[2, 3], [3, 4], [4, 1]] : [[3, 4], [4, 4], [5, 1.5]]);
  const livingArea = Math.round(28 + bedrooms * (building === 'villa' ? 34 : 25) + dice.within(0, 24));
  return {
    bedrooms, livingArea,
    bathrooms: Math.max(1, Math.round(bedrooms * 0.6 + dice.within(-0.3, 0.6))) + (building === 'villa' && dice.chance(0.5) ? 0.5 : 0),
    lotSizeArea: building === 'villa' ? Math.round(livingArea * dice.within(2, 4.5) / 10) * 10 : null,
  };
}

function ageOf(building: Building, year: number, dice: Dice): Pick<Home, 'yearBuilt' | 'yearRenovated' | 'condition'> {
  if (building === 'land') return { yearBuilt: null, yearRenovated: null, condition: null };
  const yearBuilt = building === 'townhouse' ? dice.between(1908, 1988) : dice.chance(0.2) ? year - dice.between(0, 4) : dice.between(1968, year - 5);
  const yearRenovated = yearBuilt < year - 25 && dice.chance(0.5) ? Math.max(yearBuilt + 20, year - dice.between(1, 14)) : null;
  const years = year - (yearRenovated ?? yearBuilt);
  const condition = years < 2 ? 'New' : years < 8 ? dice.one(['Excellent', 'Very Good'] as const) : years < 25 ? dice.one(['Very Good', 'Good', 'Good'] as const) : dice.one(['Good', 'Average', 'Fair'] as const);
  return { yearBuilt, yearRenovated, condition };
}

function featuresOf(building: Building, place: Place, dice: Dice): Feature[] {
  if (building === 'land') return [];
  const likely: [Feature, number][] = building === 'villa'
    ? [['Garden', 0.95], ['Pool', 0.4], ['Fireplace', 0.35], ['Solar Heating', 0.7], ['Storage', 0.5], ['Air Conditioning', 0.8], ['Pets Allowed', 0.4]]
    : building === 'apartment'
      ? [['Balcony', place.metersToSea < 400 ? 0.9 : 0.65], ['Air Conditioning', 0.75], ['Storage', 0.45], ['Accessible', 0.25], ['Pets Allowed', 0.3]]
      : building === 'townhouse'
        ? [['Garden', 0.4], ['Balcony', 0.35], ['Fireplace', 0.3], ['Air Conditioning', 0.6], ['Solar Heating', 0.35]]
        : [['Air Conditioning', 0.9], ['Accessible', 0.6], ['Storage', 0.5]];
  return likely.filter(([, chance]) => dice.chance(chance)).map(([feature]) => feature);
}

const worth = { New: 1.22, Excellent: 1.12, 'Very Good': 1.04, Good: 0.96, Average: 0.86, Fair: 0.74 } as const;

/** By size and place: what is near the water, high up, new and large enough for a family costs more, each square metre of more of them less. */
function priceOf(home: Pick<Home, 'building' | 'place' | 'livingArea' | 'lotSizeArea' | 'condition' | 'features' | 'toLet' | 'entryLevel'>, dice: Dice): number {
  const { building, place, condition, features, toLet } = home;
  const sea = 1 + 0.45 * Math.exp(-place.metersToSea / 180);
  const perMeter = place.district.perSquareMeter * sea;
  if (building === 'land') return rounded(home.lotSizeArea! * perMeter * 0.16 * dice.within(0.9, 1.1));
  const large = (90 / home.livingArea!) ** 0.14;
  const extras = (features.includes('Pool') ? 45_000 : 0) + (home.lotSizeArea ?? 0) * perMeter * 0.045;
  const height = home.entryLevel === null ? 1 : 1 + 0.015 * home.entryLevel;
  const kind = { apartment: 1, townhouse: 1.02, villa: 1.12, office: 0.82, shop: 1.15 }[building];
  const value = (home.livingArea! * perMeter * large * kind * height * worth[condition!] + extras) * dice.within(0.94, 1.07);
  // A home earns its price in some twenty years.
  return toLet ? Math.round((value * 0.052) / 12 / 25) * 25 : rounded(value);
}

const rounded = (value: number): number => Math.round(value / (value > 400_000 ? 5_000 : 1_000)) * (value > 400_000 ? 5_000 : 1_000);

function unit(level: number, round: number, dice: Dice): string {
  return `${level === 0 ? 'G' : level}${letter(dice.between(0, 3) + round * 4)}`;
}

const letter = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`);

