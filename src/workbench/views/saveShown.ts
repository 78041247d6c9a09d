import type { RecordDescription } from '@gable/api';
import { isChanged, shownAt } from '../records/shownList.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { mayChange, save, saveAs } from './savedViews.ts';

/** The kind whose list is open; undefined where a record or another page is. */
export function shownAsList({ tabs, describe }: Pick<GableWorkbench, 'tabs' | 'describe'>): RecordDescription | undefined {
  const [, kind = '', more] = tabs.current.split('/');
  return more === undefined ? describe(kind) : undefined;
}

/** Saves how the list that is open looks now: in its view where that may be changed, else as another one. */
export async function saveShown(workbench: GableWorkbench): Promise<void> {
  const description = shownAsList(workbench);
  if (!description) return;
  const shown = shownAt(workbench, description, new URL(location.href));
  if (shown.view && mayChange(workbench, shown.view)) return isChanged(workbench, shown) ? save(workbench, description, shown) : undefined;
  else return saveAs(workbench, description, shown);
}
