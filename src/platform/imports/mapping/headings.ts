import { looksLike } from './content.ts';

interface Table { first: readonly string[]; rows: readonly string[][]; country: string; /** Whether a heading means something here. */ isKnown: (heading: string) => boolean }

const most = 0.8;

/** Whether the first row is data like the rows below it: an address, a telephone, a day where they have one too. */
export function isData({ first, rows, country, isKnown }: Table): boolean {
  const alike = first.map((cell, index) => {
    const kind = looksLike(cell.trim(), country);
    const below = rows.map((cells) => cells[index]?.trim() ?? '').filter(Boolean);
    return kind && below.filter((one) => looksLike(one, country) === kind).length >= below.length * most && (below.length > 0 || rows.length === 0) ? kind : undefined;
  });
  // A year may head a column of numbers.
  return alike.some((kind) => kind && kind !== 'number') || (alike.includes('number') && !first.some(isKnown));
}

/** What spreadsheets call the columns of a table that does not: A, B … Z, AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
