import type { RecordDescription, SavedView, TableLayout } from '@gable/api';
import { changePreferences } from '../settings/preferences.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { includes } from './includes.ts';
import { isSameLayout } from './shownList.ts';

/** How this member has laid out the table of a kind or of a saved view; a view is otherwise as it was saved. */
export const layoutOf = ({ preferences }: Pick<GableWorkbench, 'preferences'>, kind: string, view: SavedView | null): TableLayout =>
  preferences.tables?.[view?.id ?? kind] ?? view?.columns ?? {};

/** Shows another layout at once and keeps it with the account; what new columns refer to is asked for by name. */
export async function keepLayout(workbench: GableWorkbench, { description, view }: { description: RecordDescription; view: SavedView | null }, layout: TableLayout): Promise<void> {
  const { kind } = description;
  const before = layoutOf(workbench, kind, view);
  const isUsual = isSameLayout(layout, view?.columns ?? {});
  await changePreferences(workbench, { tables: { ...others(workbench, view?.id ?? kind), ...(!isUsual && { [view?.id ?? kind]: layout }) } });
  if (includes(description, before.columns) !== includes(description, layout.columns)) await workbench.refresh();
}

/** From now on a saved view stands as it was saved. */
export async function forgetLayout(workbench: GableWorkbench, view: string): Promise<void> {
  if (workbench.preferences.tables?.[view]) await changePreferences(workbench, { tables: others(workbench, view) });
}

function others({ preferences }: Pick<GableWorkbench, 'preferences'>, gone: string): Record<string, TableLayout> {
  const { [gone]: _, ...kept } = preferences.tables ?? {};
  return kept;
}
