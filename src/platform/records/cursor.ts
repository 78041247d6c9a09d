import { Refusal } from '@gable/api';
import type { ColumnType, Stored } from '@gable/db/field.ts';
import { isId } from '@gable/db/id.ts';

/** Where a page ended: the values sorted by and the id of its last record, and whether it had come to those without a first value. */
export interface Cursor { sort: string; values: Stored[]; id: string }

/** What one value of a cursor was read from. */
interface CursorColumn { type: ColumnType; nullable: boolean }

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.id, ...cursor.values])).toString('base64url');
}

/** @throws Refusal `query.wrongCursor` (400) where it is none, or of a list that was sorted otherwise. */
export function readCursor(text: string, sort: string, columns: readonly CursorColumn[]): Cursor {
  try {
    const [cursorSort, id, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const valid = cursorSort === sort && isId(id) && values.length === columns.length && columns.every((column, index) => fits(values[index], column));
    if (valid) return { sort, id, values: values as Stored[] };
  } catch {
    // What is no JSON is no cursor either.
  }
  throw new Refusal('query.wrongCursor', { status: 400 });
}

/** Cursors come from outside, and PostgreSQL takes nothing that is not of its column's type. */
function fits(value: unknown, { type, nullable }: CursorColumn): boolean {
  if (value === null) return nullable;
  else if (type === 'integer') return Number.isSafeInteger(value);
  else return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}
