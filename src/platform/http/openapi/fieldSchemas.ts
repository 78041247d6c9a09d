import type { Field, FieldKindName } from '@gable/db/field.ts';
import type { Schema } from '../request/route.ts';
import { anything, list, named, object, text, whole, yesOrNo } from '../request/schemas.ts';

const number: Schema = { type: 'number' };
const id: Schema = { type: 'string', pattern: '^[0-7][0-9a-hjkmnp-tv-z]{25}$' };
const either = (...schemas: Schema[]): Schema => ({ anyOf: schemas });

/** How a value of each kind is given. */
const given: Record<FieldKindName, (options: Field['options']) => Schema> = {
  text: () => text,
  longText: () => text,
  integer: () => whole,
  decimal: () => number,
  money: () => named('Money'),
  area: () => ({ ...number, description: 'Square metres.' }),
  date: () => ({ ...text, format: 'date' }),
  dateTime: () => ({ ...text, format: 'date-time' }),
  choice: choiceSchema,
  multiChoice: (options) => list(choiceSchema(options)),
  tags: () => ({ ...list({ ...text, maxLength: 40, pattern: '^[^,،]+$' }), maxItems: 30 }),
  boolean: () => yesOrNo,
  reference: () => either(id, named('Reference')),
  references: ({ roles }) => list(object({ id, 'title?': text, ...(roles && { 'role?': { ...text, enum: [...roles] } }) })),
  phones: () => list(object({ 'label?': text, e164: { type: ['string', 'null'] }, typed: text })),
  emails: () => list(object({ 'label?': text, address: text })),
  url: () => ({ ...text, format: 'uri' }),
  address: () => object({ 'street?': text, 'city?': text, 'region?': text, 'postalCode?': text, 'country?': text }),
  addresses: () => list(object({ 'label?': text, 'street?': text, 'city?': text, 'region?': text, 'postalCode?': text, 'country?': text })),
  point: () => object({ latitude: number, longitude: number }),
  polygon: () => object({ type: { enum: ['Polygon', 'MultiPolygon'] }, coordinates: list(anything) }),
  files: () => list(object({ id, 'caption?': text, 'name?': text, 'mediaType?': text, 'bytes?': whole, 'width?': whole, 'height?': whole })),
  duration: () => ({ ...whole, description: 'Seconds.' }),
  position: () => text,
  json: () => anything,
};

/** How it is taken, where that is not how it is given. */
const taken: Partial<Record<FieldKindName, (options: Field['options']) => Schema>> = {
  text: limited,
  longText: limited,
  integer: ({ min, max }) => ({ ...whole, ...range(min, max) }),
  decimal: ({ min, max }) => ({ ...number, ...range(min, max) }),
  reference: () => id,
  references: ({ roles }) => list(object({ id, ...(roles && { 'role?': { ...text, enum: [...roles] } }) })),
  phones: () => list(object({ 'label?': text, typed: text })),
  files: () => list(object({ id, 'caption?': { ...text, maxLength: 200 } })),
};

export function givenSchema({ kind, options }: Field): Schema {
  return orNull(given[kind.name](options));
}

/** @param mayBeEmpty whether null empties it. */
export function takenSchema({ kind, options }: Field, mayBeEmpty: boolean): Schema {
  const schema = (taken[kind.name] ?? given[kind.name])(options);
  return mayBeEmpty ? orNull(schema) : schema;
}

export function orNull(schema: Schema): Schema {
  return Object.keys(schema).length ? either(schema, { type: 'null' }) : schema;
}

/** The agency keeps some lists itself; those are checked when a value is written. */
function choiceSchema({ choices = [] }: Field['options']): Schema {
  return choices.length ? { ...text, enum: choices.map(({ value }) => value) } : text;
}

function limited({ maxLength }: Field['options']): Schema {
  return maxLength === undefined ? text : { ...text, maxLength };
}

function range(min: number | undefined, max: number | undefined): Schema {
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}
