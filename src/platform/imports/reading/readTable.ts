import type { FileForm } from '@gable/api';
import { space } from './delimiter.ts';
import { readObjects } from './json/readObjects.ts';
import { readCsv } from './text/readCsv.ts';
import { readSpaced } from './text/readSpaced.ts';
import { readCards } from './vcard/readCards.ts';

/** One row with the line of the file on which it begins, from 1. */
export interface TableRow { line: number; cells: string[] }
/** Who can't take more just now answers with a promise. */
export type TakeRows = (rows: TableRow[]) => void | Promise<void>;

/**
 * Reads a file of any form as a table, a batch of rows at a time; the first row has the headings.
 * @param form with `most` where the first rows are wanted: whoever takes them says by an error when it is enough.
 * @throws Refusal `import.…` (422), each with the line where it applies.
 */
export async function readTable(file: string, form: FileForm & { most?: number }, take: TakeRows): Promise<void> {
  const encoding = form.encoding ?? 'utf-8';
  switch (form.kind) {
    case 'xlsx': return (await import('./xlsx/readSheet.ts')).readSheet(file, { sheet: form.sheet!, most: form.most }, take);
    case 'vcard': return readCards(file, encoding, take);
    case 'jsonl': return readObjects(file, encoding, take);
    default: return form.delimiter === space ? readSpaced(file, encoding, take) : readCsv(file, { encoding, delimiter: form.delimiter! }, take);
  }
}
