import { fold } from '@gable/db/fold.ts';

/** How sure it is that two are one: what is `certain` may be made one without a look. */
export const strengths = ['possible', 'likely', 'certain'] as const;
export type Strength = (typeof strengths)[number];

/** Two records of one kind that may be one; the id of `one` is the smaller. `reasons` are fields, `title` and `sound`. */
export interface Pair { one: string; other: string; strength: Strength; reasons: string[] }

/** What speaks for it that somebody is another: by which fields, whether the names are one, and whether nothing speaks against it. */
export interface Evidence { sharing: string[]; named: 'title' | 'sound' | null; agrees: boolean; isNear: boolean; titles: [string, string] }

/** Null where it is nothing but a namesake. */
export function judged({ sharing, named, agrees, isNear, titles }: Evidence): Pick<Pair, 'strength' | 'reasons'> | null {
  const reasons = [...sharing, ...(named ? [named] : []), ...(isNear ? ['addresses'] : [])];
  if (sharing.length) return { reasons, strength: named ? 'certain' : isShorter(titles) ? 'likely' : 'possible' };
  else if (named && (agrees || isNear)) return { reasons, strength: 'likely' };
  else return null;
}

/** Ruth, and Ruth Levi. Two who share a number and only a last name are a couple. */
function isShorter(titles: [string, string]): boolean {
  const [few, many] = titles.map((title) => fold(title).split(/[^\p{L}\p{N}]+/u).filter(Boolean)).sort((one, other) => one.length - other.length) as [string[], string[]];
  return few.length > 0 && few.every((word) => many.includes(word));
}
