import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { Refusal } from '@gable/api';

/** One row with the line of the file on which it begins, from 1. */
export interface TableRow { line: number; cells: string[] }

/** No row is longer than this; without a limit an open quotation mark would swallow the file. */
const longestRow = 1024 * 1024;
const mostColumns = 1_000;

/**
 * Reads a table of text, a batch of rows at a time; the first row has the headings.
 * @throws Refusal `import.quoteLeftOpen`, `import.wrongQuote`, `import.rowTooLong`, `import.tooManyColumns`, `import.notUtf8` (422),
 * each with its line.
 */
export function readTable(file: string, delimiter: string, take: (rows: TableRow[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 256 * 1024 });
    let line = 1;
    let read = 0;
    let readAtLastRow = 0;
    let failed = false;
    stream.on('data', (chunk) => { read += chunk.length; });
    Papa.parse<string[]>(stream, {
      delimiter,
      beforeFirstChunk: (chunk) => chunk.replace(/^\ufeff/, ''),
      chunk({ data, errors }, parser) {
        try {
          const rows = data.map((cells) => {
            const row = { line, cells };
            line += 1 + lineBreaksIn(cells);
            return row;
          });
          refuseBroken(rows, errors, line);
          if (rows.length) readAtLastRow = read;
          else if (read - readAtLastRow > longestRow) throw new Refusal('import.rowTooLong', { values: { line } });
          take(rows.filter(({ cells }) => cells.length > 1 || cells[0]!.trim() !== ''));
        } catch (failure) {
          failed = true;
          parser.abort();
          stream.destroy();
          reject(failure);
        }
      },
      complete: () => { if (!failed) resolve(); },
      error: reject,
    });
  });
}

function refuseBroken(rows: TableRow[], errors: Papa.ParseError[], next: number): void {
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) {
    const code = quotes.code === 'MissingQuotes' ? 'import.quoteLeftOpen' : 'import.wrongQuote';
    throw new Refusal(code, { values: { line: rows[quotes.row ?? -1]?.line ?? next } });
  }
  for (const { line, cells } of rows) {
    if (cells.length > mostColumns) throw new Refusal('import.tooManyColumns', { values: { line, most: mostColumns } });
    // What is no UTF-8 has become this character.
    if (cells.some((cell) => cell.includes('\ufffd'))) throw new Refusal('import.notUtf8', { values: { line } });
  }
}

function lineBreaksIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}
