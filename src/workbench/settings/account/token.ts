/** What can be told of a token; itself it was shown once. Null scopes are all that its owner may, a null end is none. */
export interface Token { id: string; name: string; createdAt: string; usedAt: string | null; scopes: string[] | null; endsAt: string | null }

export interface NewToken { id: string; name: string; token: string }

/** For how many days a token may hold; null for ever. */
export const spans = [7, 30, 90, 365, null] as const;
export type Span = (typeof spans)[number];

type Translate = (key: string, values?: Record<string, string | number>) => string;

/** A scope in the words of whoever made it. */
export function scopeText(scope: string, t: Translate): string {
  const [kind, way] = scope.split(/:(.*)/s) as [string, string | undefined];
  if (way === undefined) return t(`account.tokens.scope.${scope}`);
  else if (kind === 'commands') return t(way);
  else return t(`account.tokens.scope.of.${way}`, { kind: t(`${kind}.many`) });
}
