import Papa from 'papaparse';
import { formula } from '../../imports/reading/text/formula.ts';
import type { Written } from './write.ts';

const options = { newline: '\r\n', escapeFormulae: formula };

/** RFC 4180, with the mark by which Excel knows UTF-8. */
export async function* writeCsv({ rows, columns }: Pick<Written, 'rows' | 'columns'>): AsyncGenerator<string> {
  yield `\ufeff${lines([columns.map(({ heading }) => heading)])}`;
  for await (const records of rows) if (records.length) yield lines(records.map((record) => columns.map(({ text }) => text(record))));
}

const lines = (cells: string[][]): string => `${Papa.unparse(cells, options)}\r\n`;
