import type { RecordData, RecordDescription, View } from '@gable/api';
import type { ListQuery, Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import { queryIn } from './address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Counted { count: number; atLeast: boolean }
export interface ListAnswer { data: RecordData[]; next: string | null }
export interface Column extends ListAnswer { value: string; counted: Counted | null }

interface Context {
  workbench: GableWorkbench;
  url: URL;
  rest: Rest;
  description: RecordDescription;
  views: View[];
}

/** A kind's table or board, as the address asks for it. */
export async function openList({ workbench, url, rest, description, views }: Context): Promise<Page> {
  const query = queryIn(url);
  const { kind } = description;
  const wanted = url.searchParams.get('view') ?? views[0]?.drawnBy ?? 'table';
  const asBoard = wanted === 'board' && description.boardBy !== undefined;
  const [{ default: component }, shown, counted] = await Promise.all([
    import('./RecordsView.svelte'),
    asBoard ? columnsOf({ rest, description, query }) : loadPage({ rest, description, query }),
    countAll({ rest, description, query }),
  ]);
  return {
    component,
    props: { description, query, counted, ...(asBoard ? { columns: shown } : { page: shown }) },
    title: workbench.t(`${kind}.many`),
    icon: description.icon ?? 'table-2',
    isRecord: false,
  };
}

/** Which records of which kind, asked through which door. */
export interface Asked { rest: Rest; description: RecordDescription; query: ListQuery; after?: string }

export function loadPage({ rest, description, query, after }: Asked): Promise<ListAnswer> {
  return rest.get<ListAnswer>(description.kind, { ...query, sort: query.sort ?? '-updatedAt', include: includes(description), limit: 50, after });
}

export function loadColumn({ rest, description, query, after }: Asked, value: string): Promise<ListAnswer> {
  const hasPlace = description.fields.some(({ name }) => name === 'boardPosition');
  return rest.get<ListAnswer>(description.kind, {
    ...query, filter: inColumn(description, query, value), sort: hasPlace ? 'boardPosition' : '-updatedAt', include: includes(description), limit: 40, after,
  });
}

/** How many there are of what is asked for; a list without its number is still a list. */
export const countAll = ({ rest, description: { kind }, query: { filter, q, archived } }: Asked): Promise<Counted | null> =>
  rest.get<Counted>(`${kind}/count`, { filter, q, archived }).catch(() => null);

function columnsOf(asked: Asked): Promise<Column[]> {
  const { rest, description, query } = asked;
  const by = description.fields.find(({ name }) => name === description.boardBy);
  return Promise.all(
    (by?.choices ?? []).map(async ({ value }) => {
      const [answer, counted] = await Promise.all([
        loadColumn(asked, value),
        rest.get<Counted>(`${description.kind}/count`, { filter: inColumn(description, query, value), q: query.q }).catch(() => null),
      ]);
      return { value, counted, ...answer };
    }),
  );
}

const inColumn = (description: RecordDescription, query: ListQuery, value: string) =>
  [query.filter, `${description.boardBy}:${value}`].filter(Boolean).join(' ');

/** References that a row or card names. */
export function includes(description: RecordDescription): string {
  const shown = new Set([...(description.columns ?? []), ...(description.summary ?? [])]);
  const references = description.fields.filter(({ name, kind }) => (kind === 'reference' || kind === 'references') && (shown.has(name) || name === 'holder'));
  return references.map(({ name }) => name).join(',');
}
