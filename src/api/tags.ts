/** A tag of the agency's own, as somebody wrote it, and how many records have it. */
export interface TagInUse { tag: string; count: number }
