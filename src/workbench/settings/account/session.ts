/** One browser in which the member is signed in. */
export interface Session { id: string; createdAt: string; usedAt: string; isThis: boolean }
