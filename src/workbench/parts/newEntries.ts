import type { MenuEntry } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** One entry for each kind that the member may add. */
export function newEntries({ records, t, open, addressOf }: GableWorkbench): (MenuEntry & { kind: string })[] {
  return records
    .filter(({ may, form }) => may.create && form?.length)
    .map(({ kind, icon }) => ({
      kind,
      label: t(`${kind}.one`),
      icon: icon ?? 'plus',
      run: () => open(`${addressOf(kind)}/new`),
    }));
}
