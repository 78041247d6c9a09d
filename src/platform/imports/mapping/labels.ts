import type { RecordDefinition } from '@gable/db/record.ts';
import { locales, type Messages } from '../../messages.ts';
import { ownId, partsOf, type ImportableField } from '../reading/importableField.ts';
import { comparedHeading } from './importers.ts';

/** What every record has or an export tells of it, and no file fills. */
const standing = ['title', 'holder', 'createdAt', 'updatedAt', 'archivedAt', 'revision', 'notesAbout', 'tasksAbout'];
const unitSigns = ['m²', 'ft²'];

/**
 * What the fields are called, in all languages: whoever exports from one Gable imports into another. Null for those that
 * no file fills, or what stands in them would be taken for something else; `id` says which record a row was.
 */
export function labelsOf({ kind: records, fields: all }: RecordDefinition, fields: readonly ImportableField[], messages: Messages): Map<string, string | null> {
  const labels = new Map<string, string | null>();
  const fillable = new Set(fields.map(({ name }) => name));
  const others = [...standing, ...Object.keys(all)].filter((name) => !fillable.has(name));
  for (const locale of [...locales].reverse()) {
    const labelOf = (name: string): string => messages.all(locale)[`${records}.${name}`] ?? messages.all(locale)[`record.${name}`] ?? name;
    for (const name of others) for (const label of [name, labelOf(name), `${name}.id`, messages.sentence(locale, 'export.idOf', { field: labelOf(name) })]) labels.set(comparedHeading(label), null);
    for (const label of [ownId.name, labelOf(ownId.name)]) labels.set(comparedHeading(label), ownId.name);
    for (const { name, kind } of fields) {
      for (const part of partsOf[kind] ?? []) labels.set(comparedHeading(`${labelOf(name)}: ${messages.sentence(locale, `field.${part}`)}`), `${name}.${part}`);
      for (const written of writtenFor(labelOf(name), { name, kind })) labels.set(comparedHeading(written), name);
    }
  }
  return labels;

  /** With the unit of an area, and of a record that is pointed to its id. */
  function writtenFor(label: string, { name, kind }: Pick<ImportableField, 'name' | 'kind'>): string[] {
    if (kind === 'area') return [label, ...unitSigns.map((sign) => `${label} (${sign})`)];
    else if (kind === 'reference' || kind === 'references') return [label, `${name}.id`, ...locales.map((locale) => messages.sentence(locale, 'export.idOf', { field: label }))];
    else return [label];
  }
}
