import { Refusal } from '@gable/api';
import type { OwnPageContext, Page } from '../address.ts';
import { settingsLinks } from './links.ts';

const pages: Record<string, () => Promise<{ default: Page['component'] }>> = {
  account: () => import('./Account.svelte'),
  appearance: () => import('./Appearance.svelte'),
  agency: () => import('./Agency.svelte'),
  visibility: () => import('./Visibility.svelte'),
  pipeline: () => import('./Pipeline.svelte'),
};

export async function open({ workbench, url, part }: OwnPageContext): Promise<Page> {
  const name = part || 'account';
  const allowed = settingsLinks(workbench, url).flatMap(({ links }) => links).some(({ address }) => address === `/settings/${name}`);
  if (!pages[name] || !allowed) throw new Refusal('notFound', { status: 404 });
  const { default: component } = await pages[name]();
  return { component, props: {}, title: workbench.t(`settings.${name}`), icon: 'settings', isRecord: false };
}
