import type { OwnPageContext, Page } from '../address.ts';

/** Where no extension brings a home of its own. */
export async function open({ workbench }: OwnPageContext): Promise<Page> {
  const { default: component } = await import('./Welcome.svelte');
  return { component, props: {}, title: workbench.t('page.home'), icon: 'house', isRecord: false };
}
