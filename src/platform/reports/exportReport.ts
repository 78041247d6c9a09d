import { Readable } from 'node:stream';
import { Refusal, type Money, type RecordData, type ReportCell, type ReportResult, type ReportRow, type ReportValue } from '@gable/api';
import { minorDigits } from '@gable/db/fields/money.ts';
import { demand } from '../auth/scopes.ts';
import type { Caller } from '../caller.ts';
import type { Column } from '../exports/columns.ts';
import type { Export, Exports } from '../exports/exports.ts';
import { mediaTypes } from '../exports/formats.ts';
import { mayExport } from '../exports/mayExport.ts';
import type { Cell } from '../exports/values/cell.ts';
import { write } from '../exports/writing/write.ts';
import { messagesFor } from '../extensions/contributing.ts';
import type { Office } from '../office.ts';
import { checkedReport } from './checkReport.ts';
import { foundReport } from './foundReport.ts';
import { runReport } from './runReport.ts';

export type TableFormat = 'csv' | 'xlsx';
type Parts = Pick<Office, 'engine' | 'messages' | 'rules' | 'extensions' | 'records'> & { exports: Pick<Exports, 'noteDown'> };

/**
 * A report's table as a file, told in the history before its first byte.
 * @throws Refusal `command.notPermitted` (403) for who may take nothing of its kind away, and as `foundReport` and `runReport` do.
 */
export async function exportReport(office: Parts, caller: Caller, { id, format }: { id: string; format: TableFormat }): Promise<Export> {
  const { title, report } = await foundReport(office, caller, id);
  demand(caller.scopes ?? null, `${report.records}:read`);
  if (!mayExport(caller, report.records)) throw new Refusal('command.notPermitted', { status: 403 });
  const result = await runReport(office, caller, checkedReport(report));
  const columns = tableColumns(result, messagesFor(office.messages, caller.agency).sentence(caller.locale, 'report.total'));
  const rows = result.rows as unknown as RecordData[];
  await note(office, caller, { title, format, result });
  const { ending, mediaType } = mediaTypes[format];
  return { name: `${title}.${ending}`, mediaType, rows: rows.length, content: Readable.from(write(format, { rows: once(rows), columns, names: [], title, caller })) };
}

/**
 * A report that was printed, or made a PDF of by the browser, is told in the history as one that was taken away in a file.
 * @throws Refusal as `foundReport` and `runReport` do.
 */
export async function notePrinted(office: Parts, caller: Caller, id: string): Promise<void> {
  const { title, report } = await foundReport(office, caller, id);
  demand(caller.scopes ?? null, `${report.records}:read`);
  await note(office, caller, { title, format: 'pdf', result: await runReport(office, caller, checkedReport(report)) });
}

function note({ exports }: Parts, caller: Caller, { title, format, result: { report, total } }: { title: string; format: string; result: ReportResult }): Promise<void> {
  return exports.noteDown(caller, { kind: report.records, format, count: total.count, filter: total.filter || null, words: null, archived: null, fields: title, relations: null });
}

async function* once(rows: RecordData[]): AsyncGenerator<RecordData[]> {
  yield rows;
}

/** What its rows are by, then each figure of each column, and of all of them. */
function tableColumns({ titles, columns, measures, before }: ReportResult, total: string): Column[] {
  const sides = titles.rows.map((heading, index) => column(heading, (row) => row.headings[index]!.title));
  const figures = (heading: string | null, cellOf: (row: ReportRow) => ReportCell | null): Column[] => measures.flatMap((measure, index) => {
    const name = [heading, measure.title].filter(Boolean).join(': ');
    return [column(name, (row) => cellIn(cellOf(row)?.values[index] ?? null)), ...(before ? [column(`${name} (${before.from} – ${before.to})`, (row) => cellIn(cellOf(row)?.before?.values[index] ?? null))] : [])];
  });
  return [...sides, ...columns.flatMap(({ title }, index) => figures(title, (row) => row.cells[index] ?? null)), ...figures(columns.length ? total : null, (row) => row.total)];
}

function column(heading: string, cellOf: (row: ReportRow) => Cell): Column {
  const cell = (row: RecordData): Cell => cellOf(row as unknown as ReportRow);
  return { heading, cell, text: (row) => textOf(cell(row)) };
}

function cellIn(value: ReportValue): Cell {
  if (value === null) return '';
  else if (!Array.isArray(value)) return Math.round(value * 1e6) / 1e6;
  else return value.length === 1 ? { money: value[0]! } : value.map(moneyText).join('; ');
}

const textOf = (cell: Cell): string => (typeof cell === 'object' && 'money' in cell ? moneyText(cell.money) : String(cell));
const moneyText = ({ amount, currency }: Money): string => `${(amount / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))} ${currency}`;
