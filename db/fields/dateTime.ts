import { field, InvalidValue, type FieldKind } from '../field.ts';

/** An instant, given and shown as ISO 8601 in UTC, stored as milliseconds. */
export const dateTimeKind: FieldKind<string> = {
  name: 'dateTime',
  columns: [['', 'integer']],
  parse: (input) => new Date(parseInstant(input)).toISOString(),
  store: (value) => [Date.parse(value)],
  load: ([value]) => new Date(value as number).toISOString(),
  comparedBy: 0,
  storeOperand: parseInstant,
};

function parseInstant(input: unknown): number {
  const instant = typeof input === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(input) ? Date.parse(input) : NaN;
  if (Number.isNaN(instant)) throw new InvalidValue('field.notDateTime');
  return instant;
}

export const dateTime = field(dateTimeKind);
