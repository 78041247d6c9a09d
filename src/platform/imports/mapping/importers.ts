import type { ColumnMapping, Importer } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import type { Contributing } from '../../extensions/contributing.ts';

/** What extensions know of files, by the headings as they are compared. */
export function importersFor(kind: string, contributing: readonly Contributing[]): Importer[] {
  return contributing.flatMap(({ importers }) => importers()).filter(({ records }) => records === kind).map(byComparedHeadings);
}

/** Fields by which records of a kind are told apart in files: a listing's number. */
export const numbersOf = (kind: string, contributing: readonly Contributing[]): string[] =>
  [...new Set(importersFor(kind, contributing).flatMap(({ identity }) => identity ?? []))];

/** Headings are the same without regard to case, spaces, accents and punctuation: `Sqft_Living`, `sqft living`. */
export const comparedHeading = (heading: string): string => fold(heading).replace(/[^\p{L}\p{N}]+/gu, '');

function byComparedHeadings(importer: Importer): Importer {
  return {
    ...importer,
    ...(importer.recognisedBy && { recognisedBy: importer.recognisedBy.map(comparedHeading) }),
    columns: compared(importer.columns),
    ...(importer.orderedBy !== undefined && { orderedBy: comparedHeading(importer.orderedBy) }),
    ...(importer.variants && { variants: importer.variants.map((variant) => ({ ...variant, columns: compared(variant.columns) })) }),
  };
}

function compared(columns: Record<string, ColumnMapping>): Record<string, ColumnMapping> {
  return Object.assign(Object.create(null) as Record<string, ColumnMapping>, Object.fromEntries(Object.entries(columns).map(([heading, column]) => [comparedHeading(heading), column])));
}
