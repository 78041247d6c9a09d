import { Refusal } from '@gable/api';
import type { Stored } from '@gable/db/field.ts';

/** Where a page ended: the values sorted by and the id of its last record, and whether it had come to those without a first value. */
export interface Cursor { sort: string; values: Stored[]; id: string }

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.id, ...cursor.values])).toString('base64url');
}

/** @throws Refusal `query.wrongCursor` (400) where it is none, or of a list that was sorted otherwise. */
export function readCursor(text: string, sort: string): Cursor {
  try {
    const [cursorSort, id, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string, ...Stored[]];
    const valid = cursorSort === sort && typeof id === 'string' && values.every((value) => value === null || typeof value === 'string' || typeof value === 'number');
    if (valid) return { sort, id, values };
  } catch {
    // What is no JSON is no cursor either.
  }
  throw new Refusal('query.wrongCursor', { status: 400 });
}
