/** Statuses of those that somebody still works on. */
export const openStatuses = ['new', 'contacted', 'qualified'] as const;

export const isOpen = (status: string | null): boolean => (openStatuses as readonly (string | null)[]).includes(status);

const byThemselves = ['form', 'email', 'portal', 'api'] as const;

/** Nobody of ours was there when it came, so somebody is to be found for it, and the clock runs. */
export const comesByItself = (channel: string | null | undefined): boolean => (byThemselves as readonly (string | null | undefined)[]).includes(channel);

/** Why a lead is whose it is: what the screen says in a sentence. */
export interface Assignment {
  /** `turn`: theirs among several; `theirClient`, `theirListing`; `nobodyFree`, `nobodyAnswered`: somebody has to look after it; `byHand`. */
  code: 'toBeGiven' | 'theirClient' | 'theirListing' | 'turn' | 'nobodyFree' | 'nobodyAnswered' | 'byHand';
  /** What was heeded besides the turn. */
  heeded?: string[];
  /** How many it might have been. */
  among?: number;
  /** Ids of those who had it before and did not answer, the first first. */
  after?: string[];
  /** Id of the member who said so. */
  by?: string;
}
