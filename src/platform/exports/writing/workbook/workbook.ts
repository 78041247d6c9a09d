import type { RecordData } from '@gable/api';
import type { Column } from '../../columns.ts';
import type { Written } from '../write.ts';
import { mostRowsOfSheet } from '../../formats.ts';
import { ArchiveWriter } from './archive.ts';
import { cellXml, columnName, textXml } from './cellXml.ts';
import { partsOf, sheetHead, sheetPath, sheetTail, styles } from './parts.ts';

/** A workbook of one sheet, row by row as the records come. */
export async function* writeWorkbook({ rows, columns, title, caller: { agency, locale } }: Omit<Written, 'names'>): AsyncGenerator<Uint8Array> {
  const archive = new ArchiveWriter();
  for (const [name, text] of Object.entries(partsOf({ title, currency: agency.currency }))) yield* archive.entry(name, [text]);
  yield* archive.entry(sheetPath, sheet({ rows, columns, currency: agency.currency, isRightToLeft: locale === 'he' || locale === 'fa' }));
  yield archive.end();
}

async function* sheet({ rows, columns, currency, isRightToLeft }: Pick<Written, 'rows' | 'columns'> & { currency: string; isRightToLeft: boolean }): AsyncGenerator<string> {
  const letters = columns.map((_column, index) => columnName(index));
  yield `${sheetHead({ isRightToLeft, columns: columns.length })}<row r="1">${columns.map(({ heading }, index) => textXml(`${letters[index]!}1`, heading, styles.heading)).join('')}</row>`;
  let line = 1;
  for await (const records of rows) {
    // Some may have been added since they were counted.
    const fitting = records.slice(0, mostRowsOfSheet + 1 - line);
    if (fitting.length) yield fitting.map((record) => rowXml(record, { columns, letters, currency, line: (line += 1) })).join('');
  }
  yield sheetTail;
}

function rowXml(record: RecordData, { columns, letters, currency, line }: { columns: readonly Column[]; letters: string[]; currency: string; line: number }): string {
  let cells = '';
  for (const [index, { cell }] of columns.entries()) cells += cellXml(`${letters[index]!}${line}`, cell(record), currency);
  return `<row r="${line}">${cells}</row>`;
}
