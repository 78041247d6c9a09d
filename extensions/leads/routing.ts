/** How somebody takes leads, as a manager has said; whoever is not spoken of takes all that come. */
export interface Taking {
  takes: boolean;
  /** Languages they speak; all that come where there are none. */
  languages: readonly string[];
  /** `buy`, `rent` …; all where there are none. */
  interests: readonly string[];
  /** Open leads at most that are given to them by themselves; null for any number. */
  most: number | null;
}

export const usualTaking: Taking = { takes: true, languages: [], interests: [], most: null };

export interface Taker extends Taking {
  id: string;
  /** When they were last given one; null for never. */
  givenAt: string | null;
}

/** What was heeded when a lead was given to somebody, for the sentence that says why. */
export type Heeded = 'language' | 'interest';

interface Sought { preferredLanguage: string | null; interest: string | null }

/** Who may have a lead, in the order of their turns: who has waited longest comes first. */
export function inTurn({ preferredLanguage, interest }: Sought, takers: readonly Taker[]): { takers: Taker[]; heeded: Heeded[] } {
  const heeded: Heeded[] = [];
  const narrowed = (among: readonly Taker[], what: Heeded, speaksFor: (taker: Taker) => boolean): readonly Taker[] => {
    const fitting = among.filter(speaksFor);
    if (fitting.length === 0 || fitting.length === among.length) return among;
    heeded.push(what);
    return fitting;
  };
  let among = takers.filter(({ takes }) => takes);
  // Somebody who can't talk with them helps less than somebody whose trade is another.
  if (preferredLanguage) among = [...narrowed(among, 'language', ({ languages }) => languages.includes(preferredLanguage))];
  if (interest) among = [...narrowed(among, 'interest', ({ interests }) => interests.length === 0 || interests.includes(interest))];
  return { takers: [...among].sort(byTurn), heeded };
}

const byTurn = (one: Taker, other: Taker): number => (one.givenAt ?? '').localeCompare(other.givenAt ?? '') || one.id.localeCompare(other.id);
