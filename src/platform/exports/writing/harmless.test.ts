import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import type { FileForm, RecordData } from '@gable/api';
import type { Caller } from '../../caller.ts';
import { readTable } from '../../imports/reading/readTable.ts';
import { randomFrom } from '../../testing/randomFrom.ts';
import { writeCsv } from './csv.ts';
import { writeWorkbook } from './workbook/workbook.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-harmless-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const forms: Record<'csv' | 'xlsx', FileForm> = {
  csv: { kind: 'csv', encoding: 'utf-8', isEncodingSure: true, delimiter: ',', sheets: [], sheet: null, headings: true },
  xlsx: { kind: 'xlsx', encoding: null, isEncodingSure: true, delimiter: null, sheets: ['Texts'], sheet: 'Texts', headings: true },
};
const column = { heading: 'Text', text: ({ title }: RecordData) => title, cell: ({ title }: RecordData) => title };
const caller = { agency: { currency: 'USD' }, locale: 'en' } as Caller;

async function written(format: 'csv' | 'xlsx', texts: readonly string[]): Promise<Buffer> {
  // A cell before it, for a line without anything is no row.
  const columns = [{ ...column, heading: 'Before', text: () => 'x', cell: () => 'x' }, column];
  const rows = Readable.from([texts.map((title) => ({ title } as RecordData))]);
  return buffer(Readable.from(format === 'csv' ? writeCsv({ rows, columns }) : writeWorkbook({ rows, columns, title: 'Texts', caller })));
}

async function back(format: 'csv' | 'xlsx', texts: readonly string[]): Promise<string[]> {
  const file = path.join(folder, `texts.${format}`);
  writeFileSync(file, await written(format, texts));
  const read: string[] = [];
  await readTable(file, forms[format], (rows) => void read.push(...rows.map(({ cells }) => cells[1] ?? '')));
  return read.slice(1);
}

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\r\n', ' ', "'", '"', ',', ';', '|', '!', '(', ')', '1', '9', '.', 'a', 'SUM', '\u200f', '\u202e', '\u2066', '\ufeff', '\u00a0', '\u0001', '\u001f', '\ufffe', '_x0041_', '&', '<', ']]>', '📎', 'ש', 'é'];
const random = randomFrom(20_261_122);
const made = Array.from({ length: 4_000 }, () => Array.from({ length: 1 + Math.floor(random() * 7) }, () => signs[Math.floor(random() * signs.length)]!).join(''));

test.each(['csv', 'xlsx'] as const)('whatever a text begins with comes back from %s as it was', async (format) => {
  expect(await back(format, made)).toEqual(made);
});

test('no text of a CSV is a formula', async () => {
  const { data } = Papa.parse<string[]>((await written('csv', made)).toString().replace(/^\ufeff/, ''));
  const isNumber = (cell: string): boolean => /^[-+＋－]\d+([ .,]\d+)*$/.test(cell);
  expect(data.map(([, cell = '']) => cell).filter((cell) => /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) && !isNumber(cell.trim()))).toEqual([]);
});

test('what no text can hold breaks no file', async () => {
  expect(await back('xlsx', ['a\0b', 'a\ud800b', '\udfff', 'z'])).toEqual(['a\0b', 'a\ufffdb', '\ufffd', 'z']);
  expect(await back('csv', ['a\0b', 'a\ud800b', '\udfff', 'z'])).toEqual(['a\0b', 'a\ufffdb', '\ufffd', 'z']);
});

test('a cell holds as much as Excel takes, and shows where more was', async () => {
  const [whole, cut, pair] = await back('xlsx', ['a'.repeat(32_767), 'b'.repeat(32_768), `${'c'.repeat(32_765)}📎📎`]);
  expect(whole).toBe('a'.repeat(32_767));
  expect(cut).toBe(`${'b'.repeat(32_766)}…`);
  expect(pair).toBe(`${'c'.repeat(32_765)}…`);
  expect(await back('csv', ['b'.repeat(40_000)])).toEqual(['b'.repeat(40_000)]);
});
