import { addressOfView } from '../records/shownList.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import type { Entry } from './match.ts';

/** Saved views of all kinds, as places to go. */
export function viewEntries({ savedViews, describe, t, open }: GableWorkbench): Entry[] {
  return savedViews.filter(({ records }) => describe(records)).map((view) => ({
    id: `view ${view.id}`, title: view.title, icon: describe(view.records)?.icon ?? 'list', about: t(`${view.records}.many`), group: t('views.many'),
    run: (options) => open(addressOfView(view), options),
  }));
}
