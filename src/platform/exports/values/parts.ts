import type { FieldKindName } from '@gable/db/field.ts';
import type { Address } from '@gable/db/fields/address.ts';
import type { LabelledAddress } from '@gable/db/fields/addresses.ts';
import type { Point } from '@gable/db/fields/point.ts';
import { addressLines } from '../../imports/reading/addressLines.ts';
import { partsOf } from '../../imports/reading/importableField.ts';
import { plainNumber } from '../../imports/reading/numbers.ts';
import type { ValueWriter } from './cell.ts';

/** The columns that a field of such a kind has, where one is not enough: `street`, `city`. */
export const columnsFor = (kind: FieldKindName | undefined): readonly string[] => (kind && partsOf[kind]) ?? [];

/** What writes one part of the values of such a field. */
export function partWriter(kind: FieldKindName, part: string): ValueWriter {
  if (kind === 'point') return degrees(part as keyof Point);
  else if (kind === 'address') return { text: (value) => (value as Address)[part as keyof Address] ?? '' };
  else if (part === 'others') return { text: (value) => addressLines((value as LabelledAddress[]).slice(1)) };
  else return { text: (value) => (value as LabelledAddress[])[0]?.[part as keyof LabelledAddress] ?? '' };
}

const degrees = (part: keyof Point): ValueWriter => ({ text: (value) => plainNumber((value as Point)[part]), cell: (value) => (value as Point)[part] });
