import type { Choice, Field, FieldDetails, FieldKindName, FieldOptions } from './field.ts';
import { address } from './fields/address.ts';
import { addresses } from './fields/addresses.ts';
import { area } from './fields/area.ts';
import { boolean } from './fields/boolean.ts';
import { choice } from './fields/choice.ts';
import { date } from './fields/date.ts';
import { dateTime } from './fields/dateTime.ts';
import { decimal } from './fields/decimal.ts';
import { duration } from './fields/duration.ts';
import { emails } from './fields/emails.ts';
import { files } from './fields/files.ts';
import { integer } from './fields/integer.ts';
import { longText } from './fields/longText.ts';
import { money } from './fields/money.ts';
import { multiChoice } from './fields/multiChoice.ts';
import { phones } from './fields/phones.ts';
import { point } from './fields/point.ts';
import { reference } from './fields/reference.ts';
import { references } from './fields/references.ts';
import { tags } from './fields/tags.ts';
import { text } from './fields/text.ts';
import { url } from './fields/url.ts';

/** A field as data, as a manifest says it: `{ "kind": "money", "required": true }`. */
export type FieldSketch = Pick<FieldOptions, 'required' | 'private' | 'searched' | 'readOnly'> & Omit<FieldDetails, 'choices'> & {
  kind: SketchedKind;
  choices?: readonly (string | Choice)[] | undefined;
};

/** Kinds of fields that can be added at run time. */
export const sketchedKinds = [
  'text', 'longText', 'integer', 'decimal', 'money', 'area', 'date', 'dateTime', 'choice', 'multiChoice', 'tags', 'boolean',
  'reference', 'references', 'phones', 'emails', 'url', 'address', 'addresses', 'point', 'files', 'duration',
] as const satisfies readonly FieldKindName[];
export type SketchedKind = (typeof sketchedKinds)[number];

type Options = Omit<FieldSketch, 'kind'>;

const makers: Record<SketchedKind, (options: any, sketch: Options) => Field<any, any>> = {
  text, longText, tags, integer, decimal, money, area, date, dateTime, boolean, phones, emails, url, address, addresses, point, files, duration,
  choice: (options, { choices = [] }) => choice(choices as never, options),
  multiChoice: (options, { choices = [] }) => multiChoice(choices as never, options),
  reference: (options, { target = '' }) => reference(target, options),
  references: (options, { target = '' }) => references(target, options),
};

export function fieldFrom({ kind, ...options }: FieldSketch): Field {
  return makers[kind](options, options) as Field;
}
