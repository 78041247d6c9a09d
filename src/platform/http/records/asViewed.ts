import type { SavedView } from '@gable/api';
import { isId } from '@gable/db/id.ts';
import { seenKinds } from '../../permissions/seenKinds.ts';
import { notFound } from '../../records/records.ts';
import type { Query } from '../request/query.ts';
import type { MemberCall } from '../request/route.ts';

/**
 * A query that names a saved view, with what the view says: its filter beside the query's own, its words, order, archive and
 * columns where the query has none.
 * @throws Refusal `record.notFound` (404) where the caller sees no such view of this kind, those of `records.get`.
 */
export async function asViewed({ office, caller, params }: MemberCall, { view: id, ...query }: Query): Promise<Query> {
  if (!id) return query;
  if (!isId(id)) throw notFound();
  const view = (await office.records.get(caller, { kind: 'views', id })) as SavedView;
  if (view.archivedAt || view.records !== params.kind) throw notFound();
  const filters = [view.filter, query.filter].filter((one) => one?.trim());
  const columns = view.columns?.columns?.filter((name) => isGiven(seenKinds(caller).find(view.records), name));
  const given: Record<string, string | null | undefined> = { q: view.words, sort: view.sort, archived: view.archived, fields: columns?.length ? columns.join(',') : undefined };
  return {
    ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))),
    ...query,
    ...(filters.length && { filter: filters.length === 1 ? filters[0]! : filters.map((one) => `(${one!})`).join(' ') }),
  };
}

/** Fields may have gone since, or be hidden from whoever looks. */
const isGiven = (definition: ReturnType<ReturnType<typeof seenKinds>['find']>, name: string): boolean =>
  Boolean(definition?.places.has(name)) && !definition!.fields[name]?.options.internal;

