import { Refusal } from '@gable/api';

/** No row is longer than this; without a limit an open quotation mark would swallow the file. */
export const longestRow = 1024 * 1024;
const mostColumns = 1_000;
/** Of a workbook, which can unpack to a thousand times its size. */
export const mostUnpacked = 2 * 1024 ** 3;
/** Letters of all texts that a workbook's cells share; they are held in memory. */
export const mostSharedLetters = 96 * 1024 ** 2;

/** What can't be read in an encoding has become this character. */
export const hasBadLetters = (cell: string): boolean => cell.includes('\ufffd');

/** Without headings no row can be read; of rows with such letters each is refused by itself. */
export function refuseBadHeadings(headings: readonly string[], encoding: string | null): void {
  if (encoding === null || !headings.some(hasBadLetters)) return;
  if (encoding === 'utf-8') throw new Refusal('import.notUtf8', { values: { line: 1 } });
  else throw new Refusal('import.wrongEncoding', { values: { line: 1, encoding } });
}

export function refuseTooManyColumns(count: number, line: number): void {
  if (count > mostColumns) throw new Refusal('import.tooManyColumns', { values: { line, most: mostColumns } });
}
