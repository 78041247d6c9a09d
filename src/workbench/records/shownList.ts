import { layouts, type Layout, type RecordDescription, type SavedView, type TableLayout } from '@gable/api';
import { calendarSpans, type CalendarPlace, type ListQuery } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** How a list is drawn, beside which records it shows. */
export interface Look {
  layout: Layout;
  /** The field by which a table is grouped. */
  groupBy?: string;
  /** The choice whose values are the columns of a board. */
  boardBy?: string;
  /** The day or time on which records stand in a calendar. */
  dateBy?: string;
}

/** What a list shows: a saved view, or none, and how it looks now, which may differ from what was saved. */
export interface ShownList {
  view: SavedView | null;
  /** The address names a view that was deleted, or is shared no more. */
  isGone: boolean;
  query: ListQuery;
  look: Look;
  /** Where a calendar is turned to; no view keeps that. */
  at: CalendarPlace;
}

/** By what each stands in an address; `layout` beside a saved view, which takes the name of the first. */
const names = { layout: 'as', filter: 'filter', sort: 'sort', q: 'q', archived: 'archived', groupBy: 'group', boardBy: 'by', dateBy: 'on' } as const;
type State = Partial<Record<keyof typeof names, string>>;

type Known = Pick<GableWorkbench, 'savedViews' | 'preferences' | 'contributions'>;

/** What an address shows. Where it says nothing but the kind, it is what the member begins with. */
export function shownAt(workbench: Known, { kind }: RecordDescription, { search, searchParams }: URL): ShownList {
  const named = searchParams.get('view') ?? (search ? undefined : beginning(workbench, kind)?.id);
  const isLayout = layouts.includes(named as Layout);
  const view = workbench.savedViews.find(({ id, records }) => id === named && records === kind) ?? null;
  const before: State = view ? stateOf(view) : { layout: isLayout ? named : usualLayout(workbench, kind) };
  const now = Object.fromEntries(Object.entries(names).map(([name, parameter]) => [name, (searchParams.get(parameter) ?? before[name as keyof State]) || undefined]));
  return { view, isGone: Boolean(named && !view && !isLayout), ...parted(now), at: placeIn(searchParams) };
}

function placeIn(search: URLSearchParams): CalendarPlace {
  const day = search.get('day') ?? '';
  return { day: /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined, span: calendarSpans.find((span) => span === search.get('span')) };
}

/** The address of a list that looks like that. */
export function addressShowing(workbench: Known, kind: string, { view, query, look, at = {} }: Pick<ShownList, 'view' | 'query' | 'look'> & { at?: CalendarPlace }): string {
  const { layout, ...others } = stateWith(query, look);
  const saved: State = view ? stateOf(view) : {};
  const isBeginning = view ? beginning(workbench, kind)?.id === view.id : layout === usualLayout(workbench, kind) && !beginning(workbench, kind);
  const changed = Object.entries(view ? { layout, ...others } : others).filter(([name, value]) => value !== saved[name as keyof State]);
  const search = new URLSearchParams();
  const place = layout === 'calendar' ? Object.entries(at).filter((entry): entry is [string, string] => entry[1] !== undefined) : [];
  if (!isBeginning || (view && changed.length) || place.length) search.set('view', view?.id ?? layout!);
  for (const [name, value] of changed) search.set(names[name as keyof State], value ?? '');
  for (const [name, value] of place) search.set(name, value);
  return search.size ? `/${kind}?${search}` : `/${kind}`;
}

/** The address of a saved view as it was saved. */
export const addressOfView = ({ records, id }: SavedView): string => `/${records}?view=${id}`;

/** Whether a saved view looks otherwise now than it was saved. */
export function isChanged({ preferences }: Pick<GableWorkbench, 'preferences'>, { view, query, look }: ShownList): boolean {
  if (!view) return false;
  const own = preferences.tables?.[view.id];
  const [now, saved] = [stateWith(query, look), stateOf(view)];
  return Object.keys(names).some((name) => now[name as keyof State] !== saved[name as keyof State]) || (own !== undefined && !isSameLayout(own, view.columns ?? {}));
}

export const isSameLayout = (one: TableLayout, other: TableLayout): boolean => written(one) === written(other);
const written = (layout: TableLayout): string => JSON.stringify(Object.entries(layout).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What is saved of a list that looks like that. */
export const valuesOf = ({ q, filter, sort, archived }: ListQuery, { layout, groupBy, boardBy, dateBy }: Look): Partial<SavedView> => ({
  layout, filter: filter ?? null, words: q ?? null, sort: sort ?? null, archived: archived === 'only' || archived === 'any' ? archived : null,
  groupBy: groupBy ?? null, boardBy: boardBy ?? null, dateBy: dateBy ?? null,
});

function stateOf({ layout, filter, words, archived, sort, groupBy, boardBy, dateBy }: SavedView): State {
  const given = { layout, filter, q: words, archived, sort, groupBy, boardBy, dateBy };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? undefined]));
}

const stateWith = ({ filter, sort, q, archived }: ListQuery, look: Look): State => ({ filter, sort, q, archived: archived === 'no' ? undefined : archived, ...look });

function parted({ filter, sort, q, archived, layout, groupBy, boardBy, dateBy }: State): Pick<ShownList, 'query' | 'look'> {
  return {
    query: { filter, sort, q, archived: archived === 'only' || archived === 'any' ? archived : undefined },
    look: { layout: layouts.find((one) => one === layout) ?? 'table', groupBy, boardBy, dateBy },
  };
}

/** The view with which the member begins; undefined where it is none, or no longer there. */
export const beginning = ({ savedViews, preferences }: Pick<Known, 'savedViews' | 'preferences'>, kind: string): SavedView | undefined =>
  savedViews.find(({ id, records }) => records === kind && id === preferences.defaultViews?.[kind]);

const usualLayout = ({ contributions }: Pick<Known, 'contributions'>, kind: string): Layout => (contributions.viewAt(kind)[0]?.drawnBy === 'board' ? 'board' : 'table');
