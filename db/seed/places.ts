/** Degrees. */
export interface Spot { latitude: number; longitude: number }

export type Building = 'apartment' | 'townhouse' | 'villa' | 'office' | 'shop' | 'land';

export interface District {
  name: string;
  postalCode: string;
  /** Which of the four offices looks after it. */
  office: number;
  centre: Spot;
  /** Degrees from north in which its long streets run. */
  bearing: number;
  /** What a square metre of a good home is asked for, in euros. */
  perSquareMeter: number;
  buildings: readonly (readonly [Building, weight: number])[];
  /** Three long streets, then three across. */
  streets: readonly [string, string, string, string, string, string];
}

/** A town that is not on any map, on a coast that looks east. */
export const city = 'Halmyra';
export const offices = ['Harbour Office', 'North Shore Office', 'Upper Town Office', 'Salt Lake Office'] as const;

const oldTown = [['apartment', 5], ['townhouse', 4], ['shop', 1.2], ['office', 0.8]] as const;
const seaside = [['apartment', 7], ['villa', 2], ['townhouse', 1]] as const;
const gardens = [['villa', 5], ['townhouse', 2], ['apartment', 2], ['land', 1.2]] as const;
const busy = [['apartment', 5], ['office', 1.8], ['shop', 1.4], ['townhouse', 1]] as const;

const districts: readonly District[] = [
  { name: 'Old Harbour', postalCode: '6021', office: 0, centre: spot(34.9085, 33.6345), bearing: 8, perSquareMeter: 3_100, buildings: oldTown,
    streets: ['Harbour Street', 'Sailmaker Street', 'Saint Nicholas Street', 'Rope Walk', 'Customs Lane', 'Fish Market Street'] },
  { name: 'Promenade', postalCode: '6023', office: 0, centre: spot(34.9150, 33.6352), bearing: 4, perSquareMeter: 3_900, buildings: seaside,
    streets: ['Palm Promenade', 'Zenon Street', 'Athinon Avenue', 'Europa Square', 'Bandstand Street', 'Pier Street'] },
  { name: 'North Beach', postalCode: '6037', office: 1, centre: spot(34.9300, 33.6402), bearing: 28, perSquareMeter: 3_500, buildings: seaside,
    streets: ['Dolphin Avenue', 'Driftwood Road', 'Poseidon Street', 'Shell Lane', 'Dune Street', 'Regatta Street'] },
  { name: 'Lighthouse Point', postalCode: '6039', office: 1, centre: spot(34.9232, 33.6362), bearing: 16, perSquareMeter: 4_400, buildings: gardens,
    streets: ['Lighthouse Road', 'Captain Street', 'Meltemi Street', 'Anchor Court', 'Signal Hill', 'Keeper Lane'] },
  { name: 'Upper Town', postalCode: '6045', office: 2, centre: spot(34.9195, 33.6240), bearing: -12, perSquareMeter: 2_500, buildings: gardens,
    streets: ['Ermou Street', 'Almond Street', 'Artemis Avenue', 'Bell Tower Street', 'Carob Lane', 'Potter Street'] },
  { name: 'Station Quarter', postalCode: '6042', office: 2, centre: spot(34.9250, 33.6275), bearing: 20, perSquareMeter: 2_200, buildings: busy,
    streets: ['Station Road', 'Depot Street', 'Kypselis Avenue', 'Foundry Street', 'Tramway Street', 'Printer Lane'] },
  { name: 'Salt Lake', postalCode: '6031', office: 3, centre: spot(34.9062, 33.6262), bearing: -30, perSquareMeter: 2_300, buildings: gardens,
    streets: ['Salt Lake Avenue', 'Flamingo Street', 'Reed Street', 'Aqueduct Road', 'Heron Lane', 'Willow Street'] },
  { name: 'Mill Hill', postalCode: '6033', office: 3, centre: spot(34.9128, 33.6170), bearing: 50, perSquareMeter: 1_900, buildings: busy,
    streets: ['Mill Road', 'Granary Street', 'Olive Press Street', 'Vineyard Street', 'Well Street', 'Thyme Lane'] },
];

export interface Place { district: District; streetName: string; streetNumber: string; spot: Spot; metersToSea: number }

const metersPerDegree = 111_320;
const numbersOfAStreet = 58;

/** The home with this number along its street, its odd numbers on one side and its even ones on the other. */
export function placeOf({ district, street }: { district: District; street: number }, number: number): Place {
  const isLong = street < 3;
  const length = isLong ? 640 : 400;
  const along = (number / numbersOfAStreet - 0.5) * length;
  const beside = (street % 3 - 1) * (isLong ? 120 : 200) + (number % 2 ? 13 : -13);
  const angle = ((district.bearing + (isLong ? 0 : 90)) * Math.PI) / 180;
  const north = along * Math.cos(angle) - beside * Math.sin(angle);
  const east = along * Math.sin(angle) + beside * Math.cos(angle);
  const place = spot(
    round(district.centre.latitude + north / metersPerDegree),
    round(district.centre.longitude + east / (metersPerDegree * Math.cos((district.centre.latitude * Math.PI) / 180))),
  );
  return { district, streetName: district.streets[street]!, streetNumber: String(number), spot: place, metersToSea: metersToSea(place) };
}

/** Homes stand on all streets by turns, so that no two have one address before all addresses are taken. */
export function addressOf(index: number): { district: District; street: number; number: number; round: number } {
  const all = districts.length * 6;
  // 29 and 48 have no factor in common: neighbours in time stand far from each other.
  const street = (index * 29) % all;
  const turn = Math.floor(index / all);
  const number = 1 + ((turn * 17 + street * 7 + 5) % numbersOfAStreet);
  return { district: districts[street % districts.length]!, street: Math.floor(street / districts.length), number, round: Math.floor(turn / numbersOfAStreet) };
}

/** Points of the coast from south to north. */
const coast = [[34.89, 33.6372], [34.905, 33.6385], [34.918, 33.6394], [34.924, 33.6412], [34.932, 33.6452], [34.945, 33.656]] as const;

function metersToSea({ latitude, longitude }: Spot): number {
  const next = Math.max(1, coast.findIndex(([north]) => north > latitude));
  const [[south, at], [north, to]] = [coast[next - 1]!, coast[next]!];
  const shore = at + ((latitude - south) / (north - south)) * (to - at);
  return Math.max(20, Math.round((shore - longitude) * metersPerDegree * Math.cos((latitude * Math.PI) / 180)));
}

function spot(latitude: number, longitude: number): Spot {
  return { latitude, longitude };
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
