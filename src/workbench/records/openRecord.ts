import { redirect } from '@sveltejs/kit';
import type { RecordData, RecordDescription, TimelineEntry } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Timeline { data: TimelineEntry[]; next: string | null }

interface Context {
  workbench: GableWorkbench;
  rest: Rest;
  description: RecordDescription;
  id: string;
}

/** The page of one record, with its references named and its latest history. */
export async function openRecord({ workbench, rest, description, id }: Context): Promise<Page> {
  const { kind } = description;
  const [{ default: component }, { data: record }, timeline] = await Promise.all([
    import('./RecordView.svelte'),
    loadRecord(rest, description, id),
    loadTimeline(rest, { kind, id }).catch((): Timeline => ({ data: [], next: null })),
    workbench.halves.activateAll(workbench.contributions.extensionsDrawing(kind)),
  ]);
  // What is written about a record has its place there.
  if (!description.form && typeof record.about === 'string') redirect(307, `/${record.about}`);
  return {
    component,
    props: { description, record, timeline },
    title: record.title || workbench.t('untitled'),
    icon: description.icon ?? 'file-text',
    isRecord: true,
  };
}

export function loadRecord(rest: Rest, description: RecordDescription, id: string): Promise<{ data: RecordData }> {
  const references = description.fields.filter(({ kind }) => kind === 'reference' || kind === 'references');
  return rest.get(`${description.kind}/${encodeURIComponent(id)}`, { include: references.map(({ name }) => name).join(',') });
}

export const loadTimeline = (rest: Rest, { kind, id, after }: { kind: string; id: string; after?: string }): Promise<Timeline> =>
  rest.get(`${kind}/${encodeURIComponent(id)}/timeline`, { after });
