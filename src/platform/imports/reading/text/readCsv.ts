import Papa from 'papaparse';
import { Refusal } from '@gable/api';
import { longestRow, refuseTooManyColumns } from '../limits.ts';
import type { TableRow, TakeRows } from '../readTable.ts';
import { decoded } from './decoded.ts';
import { withoutMark } from './formula.ts';

interface Written { encoding: string; delimiter: string }

/**
 * Reads a table of text.
 * @throws Refusal `import.quoteLeftOpen`, `import.wrongQuote`, `import.rowTooLong`, `import.tooManyColumns` (422),
 * each with its line.
 */
export function readCsv(file: string, { encoding, delimiter }: Written, take: TakeRows): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = decoded(file, encoding);
    let line = 1;
    let read = 0;
    let readAtLastRow = 0;
    let failed = false;
    let taken: void | Promise<void>;
    const fail = (failure: unknown): void => {
      failed = true;
      stream.destroy();
      reject(failure as Error);
    };
    const waitFor = (one: Promise<void>): void => {
      stream.pause();
      one.then(() => stream.resume(), fail);
    };
    stream.on('data', (chunk: string) => { read += chunk.length; });
    Papa.parse<string[]>(stream, {
      delimiter,
      beforeFirstChunk(chunk) {
        const text = chunk.replace(/^\ufeff/, '');
        const begun = text.replace(told, '');
        if (begun.length < text.length) line += 1;
        return begun;
      },
      chunk({ data, errors }, parser) {
        try {
          const rows = data.map((cells) => {
            const row = { line, cells: cells.map(withoutMark) };
            line += 1 + lineBreaksIn(cells);
            return row;
          });
          refuseBroken(rows, errors, line);
          if (rows.length) readAtLastRow = read;
          else if (read - readAtLastRow > longestRow) throw new Refusal('import.rowTooLong', { values: { line } });
          taken = take(rows.filter(({ cells }) => cells.length > 1 || cells[0]!.trim() !== ''));
          if (taken) waitFor(taken);
        } catch (failure) {
          fail(failure);
          parser.abort();
        }
      },
      complete: () => void Promise.resolve(taken).then(() => { if (!failed) resolve(); }, fail),
      error: fail,
    });
  });
}

/** With this Excel tells itself what separates the values. */
const told = /^sep=.\r?\n/i;

function refuseBroken(rows: TableRow[], errors: Papa.ParseError[], next: number): void {
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) {
    const code = quotes.code === 'MissingQuotes' ? 'import.quoteLeftOpen' : 'import.wrongQuote';
    throw new Refusal(code, { values: { line: rows[quotes.row ?? -1]?.line ?? next } });
  }
  for (const { line, cells } of rows) refuseTooManyColumns(cells.length, line);
}

function lineBreaksIn(cells: string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}
