import { field, InvalidValue, type FieldKind } from '../field.ts';

/** A day without a time or a zone, as ISO 8601: `2026-11-22`. */
const dateKind: FieldKind<string> = {
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
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  // The 31st of a shorter month would be a day of the next one; the calendar repeats itself every 400 years.
  if (month < 1 || month > 12 || day < 1 || new Date(Date.UTC(2000 + (year % 400), month - 1, day)).getUTCDate() !== day) throw new InvalidValue('field.notDate');
  return match[0];
}

export const date = field(dateKind);
