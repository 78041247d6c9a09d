import { Refusal, writeFilter, type RecordData, type RecordDescription } from '@gable/api';
import { figuresWanted, shownColumns, type ListQuery, type Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { boardFields } from './boardFields.ts';
import { dateFields } from './dateFields.ts';
import { groupable, loadGroups } from './groups.ts';
import { includes } from './includes.ts';
import { shownAt } from './shownList.ts';
import { layoutOf } from './tableLayout.ts';
import { boardFieldOf, columnValues, noValue, totalsOf, type Total } from './totals.ts';

export interface Counted { count: number; atLeast: boolean }
export interface ListAnswer { data: RecordData[]; next: string | null }
/** `total` is null where it could not be had. */
export interface Column extends ListAnswer { value: string; total: Total | null }

interface Context {
  workbench: GableWorkbench;
  url: URL;
  rest: Rest;
  description: RecordDescription;
}

/** A kind's table or board, as the address asks for it. */
export async function openList({ workbench, url, rest, description: given }: Context): Promise<Page> {
  const list = shownAt(workbench, given, url);
  const { query, look, view } = list;
  const { kind } = given;
  const description = { ...given, boardBy: look.boardBy ?? given.boardBy ?? boardFields(given)[0]?.name };
  const days = look.layout === 'calendar' ? (dateFields(description).find(({ name }) => name === look.dateBy) ?? dateFields(description)[0]) : undefined;
  const asBoard = look.layout === 'board' && boardFieldOf(description) !== undefined;
  const layout = layoutOf(workbench, kind, view);
  const asked = { rest, description, query, columns: layout.columns };
  const by = look.layout !== 'table' ? undefined : groupable(description).find(({ name }) => name === look.groupBy);
  const load = async () => {
    if (days) return { days };
    else if (asBoard) return { columns: await columnsOf(asked) };
    else if (by) return { groups: await loadGroups(workbench, { asked, by, figures: figuresWanted(layout, shownColumns(description, layout)) }) };
    else return { page: await loadPage(asked) };
  };
  const [{ default: component }, shown, counted] = await Promise.all([
    import('./RecordsView.svelte'),
    load().catch((problem) => refusedFilter(query, problem)),
    countAll({ rest, description, query }),
  ]);
  return {
    component,
    props: { description, list, counted, ...(shown instanceof Refusal ? { refusal: shown.message } : shown) },
    title: view?.title ?? workbench.t(`${kind}.many`),
    icon: description.icon ?? 'table-2',
    isRecord: false,
  };
}

/** Whoever wrote a filter that can't be read keeps it before their eyes to mend it; any other problem is thrown. */
function refusedFilter({ filter }: ListQuery, problem: unknown): Refusal {
  if (problem instanceof Refusal && problem.status === 400 && filter) return problem;
  throw problem;
}

/** Which records of which kind, asked through which door. */
export interface Asked { rest: Rest; description: RecordDescription; query: ListQuery; /** Those of the table, where they are not the kind's own. */ columns?: string[]; after?: string; limit?: number }

/** The first page is what one sees at once; whoever scrolls further scrolls far. */
export function loadPage({ rest, description, query, columns, after, limit = after ? 200 : 50 }: Asked): Promise<ListAnswer> {
  return rest.get<ListAnswer>(description.kind, { ...query, sort: query.sort ?? description.sort, include: includes(description, columns), limit, after });
}

export function loadColumn({ rest, description, query, after }: Asked, value: string): Promise<ListAnswer> {
  const hasPlace = description.fields.some(({ name }) => name === 'boardPosition');
  return rest.get<ListAnswer>(description.kind, {
    ...query, filter: inColumn(description, query, value), sort: hasPlace ? 'boardPosition' : description.sort, include: includes(description), limit: 40, after,
  });
}

/** How many there are of what is asked for; a list without its number is still a list. */
export const countAll = (asked: Asked): Promise<Counted | null> => countOf(asked).catch(() => null);

export const countOf = ({ rest, description: { kind }, query: { filter, q, archived } }: Asked, what?: 'export'): Promise<Counted> =>
  rest.get<Counted>(`${kind}/count`, { filter, q, archived, for: what });

async function columnsOf(asked: Asked): Promise<Column[]> {
  const values = columnValues(asked.description);
  const [totals, ...answers] = await Promise.all([totalsOf(asked), ...values.map((value) => loadColumn(asked, value))]);
  return answers.map((answer, index) => ({ ...answer, value: values[index]!, total: totals.get(values[index]!) ?? null }));
}

/** The filter of what stands in a column. One that says «or» has to stay together. */
export function inColumn({ boardBy }: RecordDescription, { filter }: ListQuery, value: string): string {
  const field = boardBy!;
  const column = writeFilter(value === noValue ? { not: { field, is: 'has', value: true } } : { field, is: '=', value });
  return filter ? `(${filter}) ${column}` : column;
}
