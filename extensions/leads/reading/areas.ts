import { otherEnd, numberBefore, only, take } from './counted.ts';
import { says, type Item } from './items.ts';

/** In square metres with two decimals, whatever it was typed in. Two areas may be those of a home and its land: neither is taken for it. */
export function readArea(items: Item[], country: string): number | undefined {
  const found: number[] = [];
  for (const [at, { meaning }] of items.entries()) {
    const number = meaning?.squareMeters ? numberBefore(items, at, country) : undefined;
    if (!meaning?.squareMeters || !number) continue;
    const lower = otherEnd(items, number.from, country);
    const squareMeters = Math.round(number.value * meaning.squareMeters * 100) / 100;
    take(items, lower ?? number.from, at);
    // So many metres from the sea are no area.
    const isDistance = /^(?:מטרי?ם?|متر)$/.test(items[at]!.key) && says(items[at + 1], 'between');
    if (!isDistance) found.push(lower === undefined && squareMeters >= 8 && squareMeters <= 20_000 ? squareMeters : Number.NaN);
  }
  const area = only(found);
  const isOfLand = items.some(({ meaning }) => meaning?.subType === 'Unimproved Land');
  return isOfLand || Number.isNaN(area) ? undefined : area;
}
