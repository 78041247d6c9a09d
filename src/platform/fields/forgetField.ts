import type { Transaction } from '@gable/api/server';
import { setting, type KeptLayouts } from './layout.ts';

/** Of a field that is deleted for good nothing stays in the agency's arrangement: another one may take its name. */
export async function forgetField(tx: Transaction, kind: string, name: string): Promise<void> {
  const layouts = tx.setting<KeptLayouts>(setting) ?? {};
  const layout = layouts[kind];
  if (!layout) return;
  const { [name]: _label, ...labels } = layout.labels;
  const { [name]: _demanded, ...demanded } = layout.demanded;
  const groups = layout.groups && layout.groups.map(({ id, fields }) => ({ id, fields: fields.filter((one) => one !== name) }));
  await tx.changeSetting(setting, { ...layouts, [kind]: { revision: layout.revision + 1, groups, labels, demanded, hidden: layout.hidden.filter((one) => one !== name) } });
}
