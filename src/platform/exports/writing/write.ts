import type { RecordData } from '@gable/api';
import type { Caller } from '../../caller.ts';
import type { Column } from '../columns.ts';
import type { Format } from '../formats.ts';
import { writeCards } from './cards.ts';
import { writeCsv } from './csv.ts';
import { writeJson, writeJsonLines } from './json.ts';
import { writeWorkbook } from './workbook/workbook.ts';

export interface Written {
  rows: AsyncIterable<RecordData[]>;
  columns: readonly Column[];
  names: readonly string[];
  /** What the records are called. */
  title: string;
  caller: Caller;
}

/** An export in pieces, each made when the one before it has gone. */
export function write(format: Format, written: Written): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case 'xlsx': return writeWorkbook(written);
    case 'json': return writeJson(written);
    case 'jsonl': return writeJsonLines(written);
    case 'vcard': return writeCards(written);
    default: return writeCsv(written);
  }
}
