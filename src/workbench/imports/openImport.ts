import type { RecordDescription } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import type { PastImport } from './EarlierImports.svelte';
import type { ImportJob } from './fileImport.svelte.ts';

interface Context { workbench: GableWorkbench; url: URL; rest: Rest; description: RecordDescription }

/** `/properties/import`, and with `?job=` one that has begun. */
export async function openImport({ workbench, url, rest, description }: Context): Promise<Page> {
  const job = url.searchParams.get('job');
  const [{ default: component }, begun, earlier] = await Promise.all([
    import('./ImportPage.svelte'),
    job ? rest.get<{ data: ImportJob }>(`jobs/${encodeURIComponent(job)}`) : null,
    job ? null : rest.get<{ data: PastImport[] }>(`${description.kind}/imports`),
  ]);
  return {
    component,
    props: { description, begun: begun?.data ?? null, earlier: earlier?.data ?? [] },
    title: workbench.t('import.open', { kind: workbench.nameOf(description.kind, 'many') }),
    icon: 'upload',
    isRecord: false,
  };
}
