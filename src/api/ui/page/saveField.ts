import { Refusal, type RecordData } from '../../index.ts';
import { isSame, outgoing } from '../form/draft.svelte.ts';
import type { Workbench } from '../workbench.ts';

interface Change { kind: string; field: string; value: unknown; base: RecordData }

/**
 * Changes one field of the record as it was read. Where others changed other fields meanwhile, that is no conflict.
 * Answers the record of now where somebody changed this very field; nothing is written then.
 */
export async function saveField(workbench: Workbench, { kind, field, value, base }: Change): Promise<RecordData | undefined> {
  const { run, rest, t } = workbench;
  const change = (revision: number) =>
    run(`${kind}.change`, { id: base.id, revision, [field]: outgoing(value) ?? null }, { quietly: true });
  try {
    const { command } = await change(base.revision);
    if (command) workbench.toasts.show({ text: t('record.saved'), action: { label: t('undo'), run: () => workbench.undo() }, milliseconds: 4000 });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 412) throw error;
    const { data: now } = await rest.get<{ data: RecordData }>(`${kind}/${base.id}`);
    if (!isSame(now[field], base[field])) return now;
    await change(now.revision);
    return undefined;
  }
}
