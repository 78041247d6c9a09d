import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Row } from '../engine/engine.ts';
import { unfolded } from './addedFields.ts';
import { at, perDefinition } from './columns.ts';

/** The columns that a reading takes of a table, as `t`. What nobody asks for would still be carried through every sorting. */
export interface TakenColumns {
  text: string;
  /** Of each, where it stands in a whole stored record. */
  places: readonly number[];
  /** How many columns the table has. */
  width: number;
}

/** Those at some places, in the table's order; what was added at run time lies in `custom`. */
export function takeColumns({ columns }: RecordDefinition, isTaken: (place: number) => boolean): TakenColumns {
  const places: number[] = [];
  let text = '';
  let width = 0;
  for (const [place, { name, added }] of columns.entries()) {
    if (added) continue;
    width += 1;
    if (!isTaken(place)) continue;
    text += `${places.length ? ', ' : ''}t."${name}"`;
    places.push(place);
  }
  return { text, places, width };
}

export const everyColumn = perDefinition((definition) => takeColumns(definition, () => true));

/** The stored record of a row of taken columns, with null for what was not taken. */
export function recordIn(definition: RecordDefinition, row: Row, { places, width }: TakenColumns): StoredRecord {
  if (places.length === width) return unfolded(definition, row);
  const record: StoredRecord = new Array<null>(width).fill(null);
  for (let index = 0; index < places.length; index += 1) record[places[index]!] = row[index]!;
  // Where that was not taken, nobody asks for a field that is kept in it.
  return record[at.custom] === null ? record : unfolded(definition, record);
}
