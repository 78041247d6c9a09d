import { field, InvalidValue, type FieldKind } from '../field.ts';

/** A day without a time or a zone, as ISO 8601: `2026-11-22`. */
export const dateKind: FieldKind<string> = {
  name: 'date',
  columns: [['', 'text']],
  parse: parseDate,
  store: (value) => [value],
  load: ([value]) => value as string,
  comparedBy: 0,
  storeOperand: parseDate,
};

function parseDate(input: unknown): string {
  const match = typeof input === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(input.trim()) : null;
  if (!match) throw new InvalidValue('field.notDate');
  const day = new Date(`${match[0]}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== match[0]) throw new InvalidValue('field.notDate');
  return match[0];
}

export const date = field(dateKind);
