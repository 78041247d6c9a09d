import { writeFilter, type RecordData } from '@gable/api';
import type { LoadContext } from '@gable/api/ui';
import { loadTasks, type Tasks } from './tasks.ts';

export interface Today extends Tasks {
  /** Open deals of mine, the one that waits longest first. */
  deals: RecordData[];
  changed: { kind: string; record: RecordData }[];
  /** How many there are, as far as the first steps ask. */
  /** What the pinned reports are called, by id. */
  reports: Record<string, string>;
  counts: Record<'contacts' | 'properties' | 'deals', number> & Partial<Record<string, number>>;
}

const changedShown = 8;

export async function loadToday({ rest, workbench }: LoadContext): Promise<Today> {
  const kinds = workbench.records.filter(({ form }) => form?.length).map(({ kind }) => kind);
  const isNew = workbench.me.abilities.includes('agency');
  const [tasks, deals, changed, counts, reports] = await Promise.all([
    loadTasks({ rest, describe: workbench.describe }),
    loadDeals({ rest, workbench }),
    Promise.all(kinds.map(async (kind) => {
      const { data } = await rest.get<{ data: RecordData[] }>(kind, { sort: '-updatedAt', limit: changedShown });
      return data.map((record) => ({ kind, record }));
    })),
    Promise.all(countedKinds(workbench).map(async (kind) =>
      [kind, isNew && kinds.includes(kind) ? (await rest.get<{ count: number }>(`${kind}/count`)).count : 0] as const)),
    loadReports({ rest, workbench }),
  ]);
  return {
    ...tasks,
    deals,
    reports,
    changed: changed.flat().sort((a, b) => b.record.updatedAt.localeCompare(a.record.updatedAt)).slice(0, changedShown),
    counts: Object.fromEntries(counts) as Today['counts'],
  };
}

/** Those that are kept are called by who keeps them; one that is there no more is left out. */
async function loadReports({ rest, workbench }: Pick<LoadContext, 'rest' | 'workbench'>): Promise<Record<string, string>> {
  const { pinnedReports: pinned, readyReports: ready } = workbench;
  const titles = Object.fromEntries(ready.filter(({ id }) => pinned.includes(id)).map(({ id, title }) => [id, title]));
  if (pinned.every((id) => id in titles)) return titles;
  const { data } = await rest.get<{ data: RecordData[] }>('reports', { limit: 200, fields: 'title' });
  return { ...titles, ...Object.fromEntries(data.map(({ id, title }) => [id, title])) };
}

const countedKinds = ({ firstSteps }: LoadContext['workbench']): string[] =>
  [...new Set(['contacts', 'properties', 'deals', ...firstSteps.flatMap(({ doneWhen }) => doneWhen ?? [])])];

async function loadDeals({ rest, workbench }: Pick<LoadContext, 'rest' | 'workbench'>): Promise<RecordData[]> {
  const stages = workbench.describe('deals')?.fields.find(({ name }) => name === 'stage')?.choices ?? [];
  const open = stages.filter(({ meaning }) => !meaning).map(({ value }) => value);
  if (!open.length) return [];
  const mine = { all: [{ field: 'holder', is: '=' as const, value: 'me' }, { field: 'stage', is: '=' as const, value: open }] };
  const { data } = await rest.get<{ data: RecordData[] }>('deals', { filter: writeFilter(mine), sort: 'updatedAt', limit: 6 });
  return data;
}
