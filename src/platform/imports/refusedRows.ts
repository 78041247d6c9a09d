import { createReadStream, existsSync } from 'node:fs';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import Papa from 'papaparse';
import type { FileForm } from '@gable/api';
import { linesOf } from '../lines.ts';
import { readTable } from './reading/readTable.ts';
import { formula } from './reading/text/formula.ts';
import type { RefusedRow, Staging } from './staging.ts';

/**
 * The rows that were refused, as they were sent, each with its reasons: to be mended and sent again. No more of the file is
 * read than is taken, and nothing more once whoever takes it has left.
 */
export async function refusedRows(staging: Staging, form: FileForm, sentence: (code: string) => string): Promise<Readable> {
  const reasons = await reasonsByLine(staging, sentence);
  const delimiter = form.delimiter?.trim() ? form.delimiter : form.delimiter === '\t' ? '\t' : ',';
  const csv = new PassThrough();
  let isFirst = form.headings !== false;
  csv.write('\ufeff');
  readTable(staging.upload, form, async (rows) => {
    const cells = rows.flatMap(({ line, cells: own }, index) => {
      if (isFirst && index === 0) return [[...own, sentence('import.reason')]];
      else return reasons.has(line) ? [[...own, reasons.get(line)!.join('; ')]] : [];
    });
    if (rows.length) isFirst = false;
    if (cells.length) await write(csv, `${Papa.unparse(cells, { delimiter, escapeFormulae: formula })}\r\n`);
    if (csv.destroyed) throw hasLeft;
  }).then(() => csv.end(), (failure: unknown) => csv.destroy(failure === hasLeft ? undefined : (failure as Error)));
  return csv;
}

const hasLeft = new Error('Nobody takes the refused rows any more.');

/** Resolves when more can be taken, or never will be. */
async function write(stream: Writable, text: string): Promise<void> {
  if (stream.destroyed || stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      stream.off('drain', goOn).off('close', goOn);
      resolve();
    };
    stream.on('drain', goOn).on('close', goOn);
  });
}

/** Many rows have the same reasons, which are kept once. */
async function reasonsByLine({ refused }: Staging, sentence: (code: string) => string): Promise<Map<number, readonly string[]>> {
  const reasons = new Map<number, readonly string[]>();
  const known = new Map<string, readonly string[]>();
  if (!existsSync(refused)) return reasons;
  for await (const texts of linesOf(createReadStream(refused))) for (const text of texts) {
    const [line, heading, code] = JSON.parse(text) as RefusedRow;
    const own = [...new Set([...(reasons.get(line) ?? []), heading === null ? sentence(code) : `${heading}: ${sentence(code)}`])];
    const key = own.join('\n');
    if (!known.has(key)) known.set(key, own);
    reasons.set(line, known.get(key)!);
  }
  return reasons;
}
