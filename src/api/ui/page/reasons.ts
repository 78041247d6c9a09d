/** Why somebody may be erased, as `records.erase` takes it. */
export const reasons = ['asked', 'objected', 'noLongerNeeded', 'unlawful', 'law'] as const;
export type Reason = (typeof reasons)[number];
