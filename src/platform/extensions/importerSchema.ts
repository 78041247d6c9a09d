import type { ColumnMapping, Importer } from '@gable/api';
import * as v from 'valibot';

/** What checks a form of files, as `manifestSchema` does a manifest; the compiler holds it to the types of the API. */

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const field = v.pipe(v.string(), v.regex(/^[a-z]\w*(\.[a-z]\w*)?$/i, 'a field, or a part of one such as location.latitude'));
const constants = v.record(v.string(), v.unknown());

const column = v.strictObject({
  field: v.nullable(field),
  also: v.optional(field),
  unit: v.optional(v.picklist(['squareFeet', 'squareMeters', 'acres', 'hectares'])),
  dates: v.optional(v.picklist(['dayFirst', 'monthFirst', 'yearFirst'])),
  decimal: v.optional(v.picklist(['point', 'comma'])),
  label: v.optional(v.pipe(v.string(), v.maxLength(40))),
  lastWordTo: v.optional(field),
  values: v.optional(v.record(v.string(), v.string())),
  emptyWhen: v.optional(v.array(v.string())),
});
const columns = v.record(text, column);
const contents = ['email', 'phone', 'url', 'date', 'money', 'yesNo', 'postcode', 'latitude', 'longitude', 'fullName', 'firstName', 'lastName'] as const;

export const importerSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][\w.-]*$/i, 'an id in letters, digits, dots and dashes')),
  records: text,
  recognisedBy: v.optional(v.pipe(v.array(text), v.minLength(1), v.maxLength(300))),
  columns,
  constants: v.optional(constants),
  identity: v.optional(field),
  byContent: v.optional(v.strictObject(Object.fromEntries(contents.map((content) => [content, v.optional(column)])) as Record<typeof contents[number], v.OptionalSchema<typeof column, undefined>>)),
  orderedBy: v.optional(text),
  variants: v.optional(v.pipe(v.array(v.strictObject({ id: text, columns, constants: v.optional(constants) })), v.maxLength(20))),
});

type Same<One, Other> = One extends Other ? true : never;
true satisfies Same<keyof Importer, keyof v.InferOutput<typeof importerSchema>>;
true satisfies Same<keyof ColumnMapping, keyof v.InferOutput<typeof column>>;
true satisfies Same<keyof NonNullable<Importer['byContent']>, typeof contents[number]>;
