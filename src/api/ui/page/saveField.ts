import type { RecordData } from '../../index.ts';
import { outgoing } from '../form/draft.svelte.ts';
import { saveOverOthers } from '../form/overOthers.ts';
import type { Workbench } from '../workbench.ts';

interface Change { kind: string; field: string; value: unknown; base: RecordData; back?: string }

/**
 * Changes one field of the record as it was read. Where others changed other fields meanwhile, that is no conflict; where it
 * was this very field, the member says whose value holds; `unsaid` where they would rather not.
 */
export async function saveField(workbench: Workbench, { kind, field, value, base, back }: Change): Promise<'mine' | 'theirs' | 'unsaid'> {
  const { run, t, toasts } = workbench;
  let held: 'mine' | 'theirs' = 'theirs';
  const isSaid = await saveOverOthers(workbench, {
    description: workbench.describe(kind)!, base, values: { [field]: outgoing(value) ?? null }, back,
    async send(change) {
      const { command } = await run(`${kind}.change`, change, { quietly: true });
      held = 'mine';
      if (command) toasts.show({ text: t('record.saved'), action: { label: t('undo'), run: () => workbench.undo() }, milliseconds: 4000 });
    },
  });
  return isSaid ? held : 'unsaid';
}
