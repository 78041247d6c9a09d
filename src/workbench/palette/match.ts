export interface Entry {
  id: string;
  title: string;
  icon: string;
  /** Where in the title the words stand that were asked for. */
  marks?: readonly (readonly [from: number, to: number])[];
  about?: string;
  keys?: string;
  group?: string;
  /** Other words that find it. */
  alias?: string;
  run: (options: { inBackground: boolean }) => unknown;
}

/** Entries in which every word stands, those where a word begins first; case and accents don't matter. */
export function matching(entries: Entry[], words: string): Entry[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return entries;
  return entries
    .map((entry) => ({ entry, rank: rankOf(folded(`${entry.title} ${entry.about ?? ''} ${entry.alias ?? ''}`), wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => ({ ...entry, group: undefined }));
}

function rankOf(text: string, wanted: string[]): number {
  let rank = 0;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    rank += at === 0 ? 3 : text[at - 1] === ' ' ? 2 : 1;
  }
  return rank;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
