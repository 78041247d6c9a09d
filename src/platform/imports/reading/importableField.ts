import type { Field, FieldKindName } from '@gable/db/field.ts';
import { fieldFrom, sketchedKinds, type SketchedKind } from '@gable/db/fieldSketch.ts';

/** A field as data, for the thread that judges. */
export interface ImportableField {
  name: string;
  kind: FieldKindName;
  options: Field['options'];
  /** The words for its choices in all languages, and the values that they stand for. */
  words: Record<string, string>;
}

/** Files are no text. */
export const isImportable = (kind: FieldKindName): kind is SketchedKind => (sketchedKinds as readonly FieldKindName[]).includes(kind) && kind !== 'files';

/** The column of an export that says which record each row was. */
export const ownId: ImportableField = { name: 'id', kind: 'text', options: {} as Field['options'], words: {} };

/** What a cell says of another record, by its name, number, telephone or address: which one it is, the book tells. */
export interface Named { named: string; role?: string }

export const fieldOf = ({ kind, options }: ImportableField): Field => fieldFrom({ ...options, kind: kind as SketchedKind });

/** Kinds of several parts, of which each may stand in a column of its own: `location.latitude`. */
export const partsOf: Partial<Record<FieldKindName, readonly string[]>> = {
  point: ['latitude', 'longitude'],
  address: ['street', 'city', 'region', 'postalCode', 'country'],
  addresses: ['street', 'city', 'region', 'postalCode', 'country', 'label', 'others'],
};
