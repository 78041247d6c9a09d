import type { Manifest } from '@gable/api';
import { fieldFrom, type FieldSketch } from '@gable/db/fieldSketch.ts';
import { withFields, type Fields, type RecordDefinition } from '@gable/db/record.ts';
import type { Connection, Reading } from '../engine/engine.ts';
import type { Fault } from './checkContents.ts';
import type { Additions } from './installed.ts';

/** A name under which an agency keeps values, whether they are shown now or not. */
export interface KeptField {
  kind: string;
  /** Empty for a whole kind. */
  name: string;
  /** Name of the extension; empty for the agency itself. */
  owner: string;
  /** As it was last; null for a whole kind. */
  sketch: FieldSketch | null;
  /** What the agency calls a field of its own. */
  title: string | null;
  /** Id of the job that is deleting it. */
  purge: string | null;
}

export async function readKept(reading: Pick<Reading, 'rows'>, agency: number): Promise<KeptField[]> {
  const kept = await reading.rows('SELECT kind, name, owner, sketch, purge FROM kept_fields WHERE agency_id = ? ORDER BY kind, name', [agency]) as [string, string, string, string | null, string | null][];
  return kept.map(([kind, name, owner, written, purge]) => {
    const { title = null, ...sketch } = JSON.parse(written ?? '{}') as FieldSketch & { title?: string };
    return { kind, name, owner, sketch: written === null ? null : sketch, title, purge };
  });
}

export async function keep(connection: Connection, agency: number, fields: readonly KeptField[]): Promise<void> {
  for (const { kind, name, owner, sketch, title } of fields) {
    await connection.change(
      'INSERT INTO kept_fields (agency_id, kind, name, owner, sketch) VALUES (?, ?, ?, ?, ?) ON CONFLICT (agency_id, kind, name) DO UPDATE SET sketch = excluded.sketch',
      [agency, kind, name, owner, sketch && JSON.stringify({ ...sketch, ...(title !== null && { title }) })],
    );
  }
}

/** All that an extension will keep values under. */
export function keptBy(manifest: Manifest): KeptField[] {
  return placed(manifest).map(({ at: _at, ...kept }) => kept);
}

/** Values are read as what they were stored as, and by nobody but whose they are. */
export function faultsBesideKept(manifest: Manifest, kept: readonly KeptField[]): Fault[] {
  const known = new Map(kept.map((one) => [`${one.kind}.${one.name}`, one]));
  return placed(manifest).flatMap(({ at, kind, name, owner, sketch }) => {
    const before = known.get(`${kind}.${name}`);
    if (before && before.owner !== owner) return [{ file: 'package.json', at, expected: `another name, because ${before.owner || 'the agency'} keeps values under this one` }];
    else if (before && sketch && !sameForm(before.sketch, sketch)) return [{ file: 'package.json', at: `${at}.kind`, expected: `${formOf(before.sketch)}, because such values are kept under this name; give it another, or purge them first` }];
    else return [];
  });
}

const whole = new WeakMap<readonly KeptField[], Map<RecordDefinition, RecordDefinition>>();

/** The kind with those of its fields too that nobody sees now: what an undo puts back may be theirs. */
export function withHidden(definition: RecordDefinition, { kept }: Pick<Additions, 'kept'>): RecordDefinition {
  const known = whole.get(kept) ?? whole.set(kept, new Map()).get(kept)!;
  const made = known.get(definition) ?? withFields(definition, hiddenFields(definition, kept));
  known.set(definition, made);
  return made;
}

function hiddenFields({ kind, places }: RecordDefinition, kept: readonly KeptField[]): Fields {
  const hidden = kept.filter((one) => one.kind === kind && one.sketch !== null && one.purge === null && !places.has(one.name));
  return Object.fromEntries(hidden.map(({ name, sketch }) => [name, fieldFrom(sketch!)]));
}

export function sameForm(one: FieldSketch | null, other: FieldSketch | null): boolean {
  return formOf(one) === formOf(other);
}

/** What decides how a stored value is read. */
function formOf(sketch: FieldSketch | null): string {
  const { kind, scale = 2, target } = sketch ?? { kind: '' };
  if (kind === 'decimal') return `${kind} with the scale ${scale}`;
  else return target ? `${kind} with the target ${target}` : kind;
}

function placed({ name: owner, contributes: { records = [], fields = [] } = {} }: Manifest): (KeptField & { at: string })[] {
  const under = (kind: string, sketches: Record<string, FieldSketch>, at: string) =>
    Object.entries(sketches).filter(([name]) => name !== 'title').map(([name, sketch]) => ({ kind, name, owner, sketch, title: null, purge: null, at: `${at}.${name}` }));
  return [
    ...records.flatMap(({ kind, fields: own }, index) => (own ? [{ kind, name: '', owner, sketch: null, title: null, purge: null, at: `contributes.records.${index}.kind` }, ...under(kind, own, `contributes.records.${index}.fields`)] : [])),
    ...fields.flatMap(({ records: kind, fields: added }, index) => under(kind, added, `contributes.fields.${index}.fields`)),
  ];
}
