import type { ListQuery } from '@gable/api/ui';

/** The query that stands in a list's address. */
export function queryIn({ searchParams }: URL): ListQuery {
  const archived = searchParams.get('archived');
  return {
    filter: searchParams.get('filter') ?? undefined,
    sort: searchParams.get('sort') ?? undefined,
    q: searchParams.get('q') ?? undefined,
    archived: archived === 'only' || archived === 'any' ? archived : undefined,
  };
}

export function addressWith(pathname: string, query: ListQuery, view?: string): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ view, ...query })) if (value) search.set(name, value);
  return search.size ? `${pathname}?${search}` : pathname;
}
