import type { FieldDescription, RecordDescription } from '@gable/api';

/** What the agency added to a kind by itself, in the order in which it came. */
export function ownFields({ form = [], fields }: Pick<RecordDescription, 'form' | 'fields'>): FieldDescription[] {
  const names = form.find(({ id }) => id === 'added')?.fields ?? [];
  return fields.filter(({ name }) => names.includes(name));
}
