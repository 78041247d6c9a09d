import { Refusal, type RecordContribution } from '@gable/api';
import { fieldFrom, type FieldSketch } from '@gable/db/fieldSketch.ts';
import { defineSharedRecord, withFields, type Fields, type RecordDefinition } from '@gable/db/record.ts';
import { listedKinds, type Kinds } from '../records/kinds.ts';
import { enabledIn, type Additions } from './installed.ts';

/** The kinds of one agency: the built-in ones with the fields that were added to them, and those that its extensions bring. */
export function kindsOf(base: Kinds, additions: Additions): Kinds {
  if (enabledIn(additions).length === 0 && additions.fields.length === 0) return base;
  const own = enabledIn(additions).flatMap(({ manifest }) => (manifest.contributes?.records ?? []).filter(({ fields }) => fields).map(definitionOf));
  return listedKinds([...base.all(), ...own].map((definition) => withAdded(definition, additions)));
}

/** The fields that were added to a kind, in the order in which they came. */
function sketchesFor(kind: string, additions: Additions): Record<string, FieldSketch> {
  const contributed = enabledIn(additions).flatMap(({ manifest }) => (manifest.contributes?.fields ?? []).filter(({ records }) => records === kind).flatMap(({ fields }) => Object.entries(fields)));
  const own = additions.fields.filter((field) => field.kind === kind).map(({ name, sketch }) => [name, sketch] as const);
  return Object.fromEntries([...contributed, ...own]);
}

function withAdded(definition: RecordDefinition, additions: Additions): RecordDefinition {
  const added = Object.entries(sketchesFor(definition.kind, additions)).filter(([name]) => !definition.places.has(name));
  return added.length ? withFields(definition, fieldsFrom(Object.fromEntries(added))) : definition;
}

function definitionOf({ kind, fields = {}, titleFrom, outline }: RecordContribution): RecordDefinition {
  const title = titleFrom && ((values: Record<string, unknown>): string => titleFrom.map((name) => inTitle(values[name])).filter(Boolean).join(' · '));
  return defineSharedRecord(kind, fieldsFrom(fields), { ...(title && { title }), ...(outline && { outline }) });
}

/** Values that say something by themselves. */
function inTitle(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const fieldsFrom = (sketches: Record<string, FieldSketch>): Fields => Object.fromEntries(Object.entries(sketches).map(([name, sketch]) => [name, fieldFrom(sketch)]));

/**
 * Fields of a kind that is away wait for it.
 * @throws Refusal `extension.kindTaken`, `extension.fieldTaken` (409) where the name of a kind or a field is taken.
 */
export function refuseTaken(base: Kinds, additions: Additions): void {
  const kinds = new Set(base.all().map(({ kind }) => kind));
  for (const { name, manifest } of enabledIn(additions)) {
    for (const { kind } of (manifest.contributes?.records ?? []).filter(({ fields }) => fields)) {
      if (kinds.has(kind)) throw new Refusal('extension.kindTaken', { status: 409, values: { extension: name, kind } });
      kinds.add(kind);
    }
  }
  const taken = new Set<string>();
  const known = kindsOf(base, { ...additions, installed: additions.installed.map((one) => ({ ...one, manifest: { ...one.manifest, contributes: { ...one.manifest.contributes, fields: [] } } })), fields: [] });
  for (const { extension, kind, field } of fieldsAdded(additions)) {
    if (known.find(kind)?.places.has(field) || taken.has(`${kind}.${field}`)) throw new Refusal('extension.fieldTaken', { status: 409, values: { extension, field: `${kind}.${field}` } });
    taken.add(`${kind}.${field}`);
  }
}

function fieldsAdded(additions: Additions): { extension: string; kind: string; field: string }[] {
  const own = additions.fields.map(({ kind, name }) => ({ extension: '', kind, field: name }));
  return [...own, ...enabledIn(additions).flatMap(({ name, manifest }) =>
    (manifest.contributes?.fields ?? []).flatMap(({ records, fields }) => Object.keys(fields).map((field) => ({ extension: name, kind: records, field }))))];
}
