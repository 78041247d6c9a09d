import { only, take } from './counted.ts';
import { isReach, says, type Item } from './items.ts';
import { hasCase, isCapital, runFrom, typed, type Run } from './writing.ts';

const mostWords = 3;

/** One of the cities that we know, else what stands behind a word such as in; undefined where there are several. */
export function readPlace(items: Item[]): string | undefined {
  const named = items.flatMap(({ city, isIn }, at) => (city === undefined ? [] : [{ city, isIn: isIn || says(items[at - 1], 'in') }]));
  if (items.some(({ city }, at) => city !== undefined && (says(items[at - 1], 'or') || says(items[at + 1], 'or')))) return undefined;
  if (named.length) return only(named.filter(({ isIn }) => isIn).map(({ city }) => city)) ?? only(named.map(({ city }) => city));
  const runs = items.flatMap((_, at) => placeAt(items, at) ?? []);
  const places = runs.map((run) => withoutIn(items, run));
  for (const { from, to } of runs) take(items, from, to);
  return only(places);
}

function placeAt(items: readonly Item[], at: number): Run | undefined {
  if (says(items[at], 'in')) {
    let from = at + 1;
    while (says(items[from], 'the') || items[from]?.key === '-') from++;
    return placeIn(items, from);
  }
  const startsWithIn = isPlain(items, at) && /^ב[א-ת]{3}/.test(items[at]!.key) && items[at - 1] !== undefined && !isPlain(items, at - 1);
  const run = startsWithIn ? placeIn(items, at) : undefined;
  // In front of a number it is Barak, or Baruch.
  return run && !isReach(items[run.to + 1]) ? run : undefined;
}

function placeIn(items: readonly Item[], from: number): Run | undefined {
  const run = runFrom(items, from, (at) => isPlain(items, at));
  if (!run || isCutShort(items, run)) return undefined;
  const words = items.slice(run.from, run.to + 1);
  const capitals = words.findIndex((word) => !isCapital(word));
  if (hasCase(words[0]!) && capitals > 0) return { from, to: from + Math.min(capitals, mostWords) - 1 };
  return words.length <= mostWords ? run : undefined;
}

/** Beer Sheva is the well of seven: a number that counts nothing belongs to the place. */
function isCutShort(items: readonly Item[], { to }: Run): boolean {
  const [next, counted] = [items[to + 1]?.meaning, items[to + 2]?.meaning];
  return next?.number !== undefined && !counted?.counts && !counted?.scale;
}

const withoutIn = (items: readonly Item[], run: Run): string => {
  const place = typed(items, run);
  return says(items[run.from - 1], 'in') || items[run.from - 1]?.key === '-' ? place : place.replace(/^ב/, '');
};

const isPlain = (items: readonly Item[], at: number): boolean => {
  const item = items[at];
  return item?.kind === 'word' && !item.meaning && item.city === undefined && !item.taken;
};
