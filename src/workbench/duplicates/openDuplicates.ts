import type { DuplicatePair, RecordDescription, ScanState } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { Page } from '../address.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

export interface DuplicatesPage {
  data: DuplicatePair[];
  next: string | null;
  count: number;
  atLeast: boolean;
  scan: { scannedAt: string | null; job: string | null; progress: ScanState | null };
}
interface Context { workbench: GableWorkbench; url: URL; rest: Rest; description: RecordDescription }

/** `/contacts/duplicates?strength=certain&holder=me` */
export async function openDuplicates({ workbench, url, rest, description }: Context): Promise<Page> {
  const query = { strength: url.searchParams.get('strength') ?? undefined, holder: url.searchParams.get('holder') ?? undefined };
  const [{ default: component }, page] = await Promise.all([import('./Duplicates.svelte'), rest.get<DuplicatesPage>(`${description.kind}/duplicates`, query)]);
  return { component, props: { description, query, page }, title: workbench.t('duplicates.title'), icon: 'merge', isRecord: false };
}
