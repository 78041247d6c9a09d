import type { RecordData, RecordDescription } from '../index.ts';
import type { Workbench } from './workbench.ts';

/** Opens all fields of a record in a dialog, or those of one group of its form. Done when the dialog is closed. */
export async function editRecord(workbench: Workbench, shown: { description: RecordDescription; record: RecordData; group?: string }): Promise<void> {
  const { default: EditDialog } = await import('./EditDialog.svelte');
  await workbench.ask(EditDialog, shown);
}
