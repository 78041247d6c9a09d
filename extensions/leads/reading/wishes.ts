import { only } from './counted.ts';
import { says, type Item } from './items.ts';
import type { Interest, SubType } from './vocabulary.ts';

/** What somebody wants; undefined where the line says two things. */
export function readInterest(items: readonly Item[]): Interest | undefined {
  return only(items.flatMap(({ meaning }) => meaning?.interest ?? []));
}

/** The kind of home, but not that of its neighbour or of its storage: διαμέρισμα με αποθήκη. */
export function readSubType(items: readonly Item[]): SubType | undefined {
  return only(items.flatMap(({ meaning }, at) => (meaning?.subType && !says(items[at - 1], 'with') ? meaning.subType : [])));
}
