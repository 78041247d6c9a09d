import type { RecordData, RecordDescription } from '../index.ts';
import type { Workbench } from './workbench.ts';

/** Asks, field by field, how two records become one; with `other`, which one goes. Answers whether they did. */
export async function mergeRecords(workbench: Workbench, records: { description: RecordDescription; record: RecordData; other?: RecordData }): Promise<boolean> {
  const { default: MergeDialog } = await import('./page/MergeDialog.svelte');
  return (await workbench.ask<true>(MergeDialog, records)) === true;
}
