import type { Page } from './address.ts';
import { tabPathOf } from './tabs.svelte.ts';
import type { GableWorkbench } from './workbench.svelte.ts';

/** Gives the page that is shown its tab, and remembers a record as seen. */
export function showTab(workbench: GableWorkbench, url: URL, page: Page | undefined): void {
  const path = tabPathOf(url.pathname);
  if (!page || page.isProblem) {
    workbench.tabs.current = path;
    return;
  }
  workbench.tabs.show({ path, address: url.pathname + url.search, title: page.title, icon: page.icon, isPreview: page.isRecord });
  const [, kind, id] = path.split('/');
  if (page.isRecord && kind && id && id !== 'new') workbench.recent.add({ kind, id, title: page.title });
}
