import { createReadStream, existsSync } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import Papa from 'papaparse';
import type { FileForm } from '@gable/api';
import { linesOf } from '../lines.ts';
import { readTable } from './reading/readTable.ts';
import { formula } from './reading/text/formula.ts';
import type { RefusedRow, Staging } from './staging.ts';

/** The rows that were refused, as they were sent, each with its reasons: to be mended and sent again. */
export async function refusedRows(staging: Staging, form: FileForm, sentence: (code: string) => string): Promise<Readable> {
  const reasons = await reasonsByLine(staging, sentence);
  const delimiter = form.delimiter?.trim() ? form.delimiter : form.delimiter === '\t' ? '\t' : ',';
  const csv = new PassThrough();
  const write = (cells: string[]): void => void csv.write(`${Papa.unparse([cells], { delimiter, escapeFormulae: formula })}\r\n`);
  let isFirst = true;
  csv.write('\ufeff');
  readTable(staging.upload, form, (rows) => {
    for (const { line, cells } of rows) {
      if (isFirst) write([...cells, sentence('import.reason')]);
      else if (reasons.has(line)) write([...cells, reasons.get(line)!.join('; ')]);
      isFirst = false;
    }
  }).then(() => csv.end(), (failure: unknown) => csv.destroy(failure as Error));
  return csv;
}

async function reasonsByLine({ refused }: Staging, sentence: (code: string) => string): Promise<Map<number, string[]>> {
  const reasons = new Map<number, string[]>();
  if (!existsSync(refused)) return reasons;
  for await (const texts of linesOf(createReadStream(refused))) for (const text of texts) {
    const [line, heading, code] = JSON.parse(text) as RefusedRow;
    const reason = heading === null ? sentence(code) : `${heading}: ${sentence(code)}`;
    const known = reasons.get(line) ?? [];
    if (!known.includes(reason)) reasons.set(line, [...known, reason]);
  }
  return reasons;
}
