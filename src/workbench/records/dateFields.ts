import type { FieldDescription, RecordDescription } from '@gable/api';
import { fieldsOf } from '@gable/api/ui';

/** Days and times on which records may stand in a calendar: those of the table's columns, then of the form, then what every record has. */
export function dateFields(description: RecordDescription): FieldDescription[] {
  const form = (description.form ?? []).flatMap(({ fields }) => fields);
  const columns = (description.columns ?? []).filter((name) => form.includes(name));
  const order = [...columns, ...form];
  const place = ({ name, readOnly }: FieldDescription): number => (order.includes(name) ? order.indexOf(name) : order.length) + (readOnly ? 1_000 : 0);
  return fieldsOf(description).filter(({ kind, filterable }) => (kind === 'date' || kind === 'dateTime') && filterable).sort((a, b) => place(a) - place(b));
}

/** The filter of what lies from one day to before another. */
export function between({ name }: FieldDescription, { from, to, filter }: { from: string; to: string; filter: string | undefined }): string {
  return `${filter ? `(${filter}) ` : ''}${name}>=${from} ${name}<${to}`;
}
