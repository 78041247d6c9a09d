import type { Reading, Row } from '../engine/engine.ts';
import { cursorAfter, pageStatement, type Listing } from './listQuery.ts';
import { SqlText } from './sqlText.ts';
import { recordIn, type TakenColumns } from './takenColumns.ts';

/** One page, and the cursor of the next; first the part with a value to sort by, then the part without. */
export async function readPage(listing: Listing, columns: TakenColumns, reading: Reading): Promise<{ page: Row[]; next: string | null }> {
  const { cursor, limit, sort } = listing;
  const rows: Row[] = [];
  const begunEmpty = cursor?.values[0] === null;
  for (const part of sort[0]!.nullable ? (['valued', 'empty'] as const) : (['valued'] as const)) {
    if (rows.length > limit || (part === 'valued' && begunEmpty)) continue;
    const { text, params } = pageStatement(listing, { columns, part }, new SqlText(reading.dialect));
    rows.push(...(await reading.rows(text, params)).map((row) => recordIn(listing.definition, row, columns)));
  }
  const page = rows.slice(0, limit);
  return { page, next: rows.length > limit ? cursorAfter(listing, page.at(-1)!) : null };
}
