import type { Contributions, Filter, Manifest } from '@gable/api';
import { sketchedKinds, type FieldSketch } from '@gable/db/fieldSketch.ts';
import * as v from 'valibot';
import { reportSchema } from '../reports/checkReport.ts';
import { standingFields } from '../records/columns.ts';

/** What checks a manifest; the JSON Schema that is published is made of it, and the compiler holds it to the types of the API. */

const name = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'a name in letters and digits that begins with a small letter'));
/** A field may be called as another system calls it: `contact_id`. */
const ownName = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9_]{0,39}$/, 'a name in letters, digits and underscores that begins with a small letter'));
const dotted = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9-]+)+$/, 'an id such as rentals.markReady'));
const icon = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'the name of a Lucide icon'));
const address = v.pipe(v.string(), v.regex(/^([a-zA-Z0-9-]+(\/[a-zA-Z0-9-]+)*)?$/, 'an address such as leases, or leases/new'));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const file = v.pipe(v.string(), v.regex(/^\.\/[\w./-]+\.json$/, 'the path of a JSON file, such as ./importers/portal.json'), v.check((path) => !path.split('/').includes('..'), 'a path within the extension'));
const value = v.pipe(v.string(), v.regex(/^[^\s"():,<>=][^"():,<>=]{0,59}$/, 'up to 60 characters without quotation marks, brackets, colons and commas'));

const choice = v.strictObject({ value, hue: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7))), meaning: v.optional(v.picklist(['good', 'warn', 'bad', 'info'])) });
const choices = v.pipe(v.array(v.union([value, choice])), v.minLength(1), v.maxLength(200));
/** A field as data. */
const fieldSchema = v.strictObject({
  kind: v.picklist(sketchedKinds),
  required: v.optional(v.boolean()), private: v.optional(v.boolean()), searched: v.optional(v.boolean()), readOnly: v.optional(v.boolean()),
  choices: v.optional(choices),
  target: v.optional(name), roles: v.optional(v.array(name)),
  scale: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
  min: v.optional(v.number()), max: v.optional(v.number()),
});

const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
/** The list of a field of the agency's own: each choice with what it is called, and its value unless it is new. */
export const ownChoicesSchema = v.pipe(v.array(v.union([label, v.strictObject({ ...choice.entries, value: v.optional(value), label: v.optional(label), retired: v.optional(v.boolean()) })])), v.minLength(1), v.maxLength(200));
export const ownFieldSchema = v.strictObject({ ...fieldSchema.entries, choices: v.optional(ownChoicesSchema) });

const fieldName = v.pipe(ownName, v.check((given) => given === 'title' || !(standingFields as readonly string[]).includes(given), 'another name, for every record has a field that is called so'));
const fields = v.pipe(v.record(fieldName, fieldSchema), v.check((all) => Object.keys(all).length <= 100, 'at most 100 fields'));
const onlyFor = v.strictObject({ field: ownName, values: v.array(v.string()) });

const record = v.strictObject({
  kind: name, icon,
  fields: v.optional(fields), titleFrom: v.optional(v.pipe(v.array(ownName), v.minLength(1))), outline: v.optional(v.array(ownName)),
  columns: v.array(ownName),
  form: v.pipe(v.array(v.strictObject({ id: name, fields: v.array(ownName) })), v.minLength(1)),
  onlyFor: v.optional(v.record(ownName, onlyFor)), summary: v.optional(v.array(ownName)), boardBy: v.optional(ownName), findSame: v.optional(dotted),
  outcome: v.optional(v.strictObject({ field: ownName, values: v.optional(v.array(v.string())), amount: v.optional(ownName) })),
  planned: v.optional(onlyFor),
  begins: v.optional(v.record(ownName, v.unknown())), takes: v.optional(v.record(ownName, v.string())), addedWith: v.optional(v.record(ownName, v.record(ownName, v.unknown()))),
  filters: v.optional(v.array(v.strictObject({ id: name, filter: text }))),
});
const id = v.pipe(v.string(), v.regex(/^[a-z][\w.-]*$/, 'an id in letters, digits, dots and dashes'));
const when = v.optional(v.pipe(v.string(), v.maxLength(500)));
const key = v.pipe(v.string(), v.regex(/^((ctrl|cmd|alt|shift)\+)*[^\s+]+$/i, 'keys such as ctrl+alt+k'));

const comparison = v.strictObject({
  field: text, is: v.picklist(['=', '<', '<=', '>', '>=', 'has', 'startsWith', 'endsWith', 'within']),
  value: v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]),
});
const filter: v.GenericSchema<Filter> = v.lazy(() => v.union([
  v.strictObject({ all: v.array(filter) }), v.strictObject({ any: v.array(filter) }), v.strictObject({ not: filter }), comparison, v.strictObject({ words: v.string() }),
], 'a filter such as { "field": "state", "is": "=", "value": "draft" }'));

const contributions = v.strictObject({
  records: v.optional(v.array(record)),
  fields: v.optional(v.array(v.strictObject({ records: name, fields, group: v.optional(name) }))),
  viewsContainers: v.optional(v.array(v.strictObject({ id, icon, opens: address, order: v.number() }))),
  views: v.optional(v.array(v.strictObject({ id, address, drawnBy: v.picklist(['table', 'board', 'component']), records: v.optional(name), icon: v.optional(icon), filter: v.optional(filter), command: v.optional(dotted) }))),
  commands: v.optional(v.array(v.strictObject({ id: dotted, icon: v.optional(icon), when, records: v.optional(name), sets: v.optional(v.record(name, v.unknown())), needs: v.optional(text) }))),
  keybindings: v.optional(v.array(v.strictObject({ command: dotted, key, mac: v.optional(key), when }))),
  menus: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]+(\/[a-z]+)*$/i, 'a place such as list/title')), v.array(v.strictObject({ command: dotted, when, group: v.optional(v.string()) })))),
  recordSections: v.optional(v.array(v.strictObject({
    id, records: name, shows: v.union([v.literal('component'), v.strictObject({ kind: name, field: name })]), place: v.optional(v.literal('head')), onlyFor: v.optional(onlyFor),
  }))),
  importers: v.optional(v.array(file)),
  reports: v.optional(v.array(v.strictObject({ id: name, shownAs: v.picklist(['table', 'bars', 'columns', 'lines', 'donut', 'number']), report: reportSchema }))),
  walkthroughs: v.optional(v.array(v.strictObject({ id: name, icon: v.optional(icon), opens: v.optional(address), doneWhen: v.optional(name) }))),
});

export const manifestSchema = v.looseObject({
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,59}$/, 'a name in small letters, digits and dashes')),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/, 'a version such as 1.0.0')),
  description: v.optional(v.pipe(v.string(), v.maxLength(500))),
  engines: v.looseObject({ gable: text }),
  browser: v.optional(v.string()),
  server: v.optional(v.string()),
  extensionDependencies: v.optional(v.array(v.string())),
  permissions: v.optional(v.array(v.string())),
  contributes: v.optional(contributions),
});

type Same<One, Other> = One extends Other ? true : never;
true satisfies Same<Defined<v.InferOutput<typeof contributions>>, Defined<Contributions>>;
true satisfies Same<Defined<v.InferOutput<typeof fieldSchema>>, Defined<FieldSketch>>;
true satisfies Same<keyof Contributions, keyof v.InferOutput<typeof contributions>>;
true satisfies Same<keyof Manifest, string>;

/** Of optional keys, `undefined` is as good as nothing here. */
type Defined<Given> = Given extends (infer One)[] ? Defined<One>[] : Given extends object ? { [Key in keyof Given]: Defined<Exclude<Given[Key], undefined>> } : Given;
