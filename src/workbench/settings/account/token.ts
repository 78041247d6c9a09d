/** What can be told of a token; itself it was shown once. */
export interface Token { id: string; name: string; createdAt: string; usedAt: string | null }

export interface NewToken { id: string; name: string; token: string }
