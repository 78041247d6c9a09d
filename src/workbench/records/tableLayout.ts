import type { RecordDescription, TableLayout } from '@gable/api';
import { changePreferences } from '../settings/preferences.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { includes } from './includes.ts';

/** How this member has laid out the table of a kind. */
export const layoutOf = ({ preferences }: GableWorkbench, kind: string): TableLayout => preferences.tables?.[kind] ?? {};

/** Shows another layout at once and keeps it with the account; what new columns refer to is asked for by name. */
export async function keepLayout(workbench: GableWorkbench, description: RecordDescription, layout: TableLayout): Promise<void> {
  const { kind } = description;
  const before = layoutOf(workbench, kind);
  const { [kind]: _, ...others } = workbench.preferences.tables ?? {};
  await changePreferences(workbench, { tables: Object.keys(layout).length ? { ...others, [kind]: layout } : others });
  if (includes(description, before.columns) !== includes(description, layout.columns)) await workbench.refresh();
}
