import type { RecordData, RecordDescription, TimelineEntry } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** All that is kept about somebody. */
export interface Holdings {
  record: RecordData;
  notes: RecordData[];
  tasks: RecordData[];
  namedIn: { kind: string; id: string; title: string; field: string }[];
  history: TimelineEntry[];
}
interface Context { workbench: GableWorkbench; rest: Rest; description: RecordDescription; id: string }

/** `/contacts/<id>/holdings`, to be read, printed and handed over. */
export async function openHoldings({ workbench, rest, description, id }: Context): Promise<Page> {
  const [{ default: component }, held] = await Promise.all([import('./Holdings.svelte'), rest.get<Holdings>(`${description.kind}/${encodeURIComponent(id)}/holdings`)]);
  return { component, props: { description, held }, title: workbench.t('holdings.of', { name: held.record.title || workbench.t('untitled') }), icon: 'file-text', isRecord: false };
}
