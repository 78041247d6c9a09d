import type { FieldDescription, RecordDescription } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

const holder: FieldDescription = { name: 'holder', kind: 'reference', target: 'members', required: false, readOnly: false, sortable: true, filterable: true };

/** A field of a kind, its holder too, and what it is called. */
export function fieldNamed({ description, name }: { description: RecordDescription; name: string }, { t, has }: Pick<Workbench, 't' | 'has'>): { field: FieldDescription; label: string } {
  const field = description.fields.find((one) => one.name === name) ?? { ...holder, name };
  const key = `${description.kind}.${name}`;
  return { field, label: has(key) ? t(key) : has(`record.${name}`) ? t(`record.${name}`) : name };
}
