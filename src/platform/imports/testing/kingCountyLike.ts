import { randomFrom } from '../../testing/randomFrom.ts';

/** Headings of King County's file of house sales. */
const headings = 'id,date,price,bedrooms,bathrooms,sqft_living,sqft_lot,floors,waterfront,view,condition,grade,sqft_above,sqft_basement,yr_built,yr_renovated,zipcode,lat,long,sqft_living15,sqft_lot15';

/**
 * Sales as King County tells them, made up, and the same for the same count: 1 home in 123 is sold again, the first of
 * those three times, and of the homes at the water every third is large and costs less than a million.
 */
export function kingCountyLike(rows: number): string {
  const random = randomFrom(20_140_502);
  const again = Math.floor(rows / 123);
  const homes = rows - again - (again > 0 ? 1 : 0);
  const lines = Array.from({ length: homes }, (_, index) => home(index, random));
  const sales = lines.map((values) => sale(values, `2014${twoDigits(5 + random() * 8)}${twoDigits(1 + random() * 28)}`, random));
  for (let index = 0; index < again; index += 1) sales.push(sale(lines[(index * 7) % homes]!, `2015${twoDigits(1 + random() * 3)}${twoDigits(1 + random() * 28)}`, random));
  if (again > 0) sales.push(sale(lines[0]!, '20150428', random));
  return `${headings}\r\n${sales.join('\r\n')}\r\n`;
}

interface Home { id: number; bedrooms: number; living: number; lot: number; price: number; rest: string }

function home(index: number, random: () => number): Home {
  const isAtWater = index % 133 === 5;
  const bedrooms = isAtWater && index % 3 === 0 ? 4 + (index % 2) : 1 + Math.floor(random() * 5);
  const living = 600 + Math.floor(random() * 4_000);
  const basement = random() < 0.4 ? Math.floor(living * 0.3) : 0;
  const lot = 1_000 + Math.floor(random() * 20_000);
  const built = 1900 + Math.floor(random() * 115);
  const renovated = random() < 0.05 ? Math.min(2015, built + 20) : 0;
  const price = isAtWater && index % 3 === 0 ? 500_000 + (index % 499_000) : 75_000 + Math.floor(random() * 3_000_000);
  const place = [98_001 + Math.floor(random() * 199), (47.15 + random() * 0.62).toFixed(4), (-122.52 + random() * 1.2).toFixed(3), living, lot];
  const rest = [isAtWater ? 1 : 0, Math.floor(random() * 5), 1 + Math.floor(random() * 5), 3 + Math.floor(random() * 11), living - basement, basement, built, renovated, ...place].join(',');
  return { id: 1_000_102 + ((index * 459_017) % 9_000_000_011), bedrooms, living, lot, price, rest };
}

function sale({ id, bedrooms, living, lot, price, rest }: Home, day: string, random: () => number): string {
  return [id, `${day}T000000`, price, bedrooms, 1 + Math.floor(random() * 12) / 4, living, lot, 1 + Math.floor(random() * 5) / 2, rest].join(',');
}

const twoDigits = (number: number): string => String(Math.floor(number)).padStart(2, '0');
