import { field, InvalidValue, type FieldKind } from '../field.ts';
import { instantText } from '../instantText.ts';

/** An instant, given and shown as ISO 8601 in UTC, stored as milliseconds. */
const dateTimeKind: FieldKind<string> = {
  name: 'dateTime',
  columns: [['', 'integer']],
  parse: (input) => isoOf(parseInstant(input)),
  store: (value) => [value === lastText ? last : Date.parse(value)],
  load: ([value]) => isoOf(value as number),
  comparedBy: 0,
  storeOperand: parseInstant,
};

// A command puts one instant into all that it writes, so the last one is kept in both its forms.
let last = NaN;
let lastText = '';

function isoOf(instant: number): string {
  if (instant !== last) {
    lastText = instantText(instant);
    last = instant;
  }
  return lastText;
}

function parseInstant(input: unknown): number {
  if (input === lastText && lastText !== '') return last;
  const instant = typeof input === 'string' && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(input) ? Date.parse(input) : NaN;
  if (Number.isNaN(instant)) throw new InvalidValue('field.notDateTime');
  return instant;
}

export const dateTime = field(dateTimeKind);
