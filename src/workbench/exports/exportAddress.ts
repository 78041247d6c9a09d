import type { ListQuery } from '@gable/api/ui';

export type Scope = 'shown' | 'everything';

/** Where a list is downloaded: as it is shown, or everything with its relations. */
export function exportAddress(kind: string, { format, scope, query }: { format: string; scope: Scope; query: ListQuery }): string {
  const { filter, q, sort, archived } = query;
  const asked = scope === 'shown' ? { format, filter, q, sort, archived } : { format, archived: 'any', relations: 'yes' };
  const search = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])));
  return `/api/v1/${kind}/export?${search}`;
}
