import type { GableWorkbench } from './workbench.svelte.ts';

/** What a page is called in the language of now; undefined of records, which have names of their own. */
export function pageTitle(workbench: GableWorkbench, address: string): string | undefined {
  const { t, has } = workbench;
  const path = address.split('?')[0]!;
  const [, kind = '', part] = path.split('/');
  const drawn = workbench.contributions.viewAt(path.slice(1)).find(({ drawnBy }) => drawnBy === 'component');
  if (drawn) return t(drawn.id);
  else if (kind === 'settings') return t(`settings.${part || 'account'}`);
  else if (!workbench.describe(kind) || kind === 'members') return has(`page.${kind || 'home'}`) ? t(`page.${kind || 'home'}`) : undefined;
  else if (kind === 'reports' && part) return workbench.readyReports.find(({ id }) => id === part)?.title;
  else if (part === 'new') return workbench.newOf(kind);
  else if (part === 'import') return t('import.open', { kind: workbench.nameOf(kind, 'many') });
  else if (part) return undefined;
  const view = new URLSearchParams(address.split('?')[1]).get('view');
  return workbench.savedViews.find(({ id, records }) => id === view && records === kind)?.title ?? t(`${kind}.many`);
}
