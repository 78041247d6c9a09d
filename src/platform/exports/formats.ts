import type { RecordData } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Column } from './columns.ts';
import { writeCards } from './writing/cards.ts';
import { writeCsv } from './writing/csv.ts';
import { writeJson, writeJsonLines } from './writing/json.ts';
import { writeWorkbook } from './writing/workbook/workbook.ts';

export const formats = ['csv', 'xlsx', 'json', 'jsonl', 'vcard'] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, { mediaType: string; ending: string }> = {
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  json: { mediaType: 'application/json; charset=utf-8', ending: 'json' },
  jsonl: { mediaType: 'application/jsonl; charset=utf-8', ending: 'jsonl' },
  vcard: { mediaType: 'text/vcard; charset=utf-8', ending: 'vcf' },
};

/** As many as a sheet can have under its headings. */
export const mostRowsOfSheet = 1_048_575;

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

/** Kinds that have the names and numbers of a card. */
export const isOfPeople = ({ fields }: RecordDefinition): boolean =>
  fields.firstName?.kind.name === 'text' && fields.lastName?.kind.name === 'text' && fields.phones?.kind.name === 'phones';
