import { Refusal, type DeletionDays, type SoonDeleted } from '@gable/api';
import type { OwnPageContext, Page } from '../address.ts';

export interface SoonPage { data: SoonDeleted[]; next: string | null; setting: DeletionDays; kinds: string[] }

/** `/archive?kind=contacts`: what will be deleted for good, and when. */
export async function open({ workbench, url, rest, part }: OwnPageContext): Promise<Page> {
  if (part) throw new Refusal('notFound', { status: 404 });
  const kind = url.searchParams.get('kind') || undefined;
  const [{ default: component }, page] = await Promise.all([import('./Archive.svelte'), rest.get<SoonPage>('deletions', { kind })]);
  return { component, props: { kind, page }, title: workbench.t('page.archive'), icon: 'archive', isRecord: false };
}
