import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { archiveOf } from '../../testing/archiveOf.ts';
import { workbookOf, type Cell } from '../../testing/workbookOf.ts';
import { formOf } from '../form.ts';
import { readTable, type TableRow } from '../readTable.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-workbooks-'));
const file = path.join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Buffer): Promise<TableRow[]> {
  writeFileSync(file, bytes);
  const form = await formOf(file, {});
  const rows: TableRow[] = [];
  await readTable(file, form, (batch) => void rows.push(...batch));
  return rows;
}

const day: Cell = { xml: '<c s="1"><v>45000</v></c>' };

test('a sheet is read as it is shown: texts, numbers, days, yes and no, and what formulas came to', async () => {
  const rows = await read(workbookOf([
    ['שם', 'price', 'listed', 'lift', 'sum', 'inline'],
    ['R&D <1>', 1250000.5, day, { xml: '<c t="b"><v>1</v></c>' }, { xml: '<c><f>A1&gt;"b"</f><v>0.30000000000000004</v></c>' }, { xml: '<c t="inlineStr"><is><r><t>one </t></r><r><t>two</t></r></is></c>' }],
    [],
    ['only'],
  ]));
  expect(rows).toEqual([
    { line: 1, cells: ['שם', 'price', 'listed', 'lift', 'sum', 'inline'] },
    { line: 2, cells: ['R&D <1>', '1250000.5', '2023-03-15', 'TRUE', '0.30000000000000004', 'one two'] },
    { line: 4, cells: ['only', '', '', '', '', ''] },
  ]);
  expect(await formOf(file, {})).toMatchObject({ kind: 'xlsx', sheets: ['Homes & land'], sheet: 'Homes & land' });
});

test('cut at any byte, a workbook is refused in a sentence', async () => {
  const whole = workbookOf([['a', 'b'], ['x', 1]]);
  for (let length = 4; length < whole.length; length += 11) {
    await expect(read(whole.subarray(0, length))).rejects.toMatchObject({ code: expect.stringMatching(/^import\.(broken|notText)/) });
  }
});

test('with any byte turned around, it is read or refused, and never more than that', async () => {
  const whole = workbookOf([['a', 'b'], ['x', 1]]);
  for (let at = 4; at < whole.length; at += 13) {
    const other = Buffer.from(whole);
    other[at]! ^= 0xff;
    const failure = await read(other).then(() => null, (error: { code?: string }) => error);
    if (failure) expect(failure.code).toMatch(/^import\./);
  }
});

test.each([
  ['a cell of 3 MB', { xml: `<c t="str"><v>${'x'.repeat(3 * 1024 ** 2)}</v></c>` }, /^import\.(rowTooLong|brokenWorkbook)$/],
  ['a row of parts without end', { xml: `<c t="inlineStr"><is>${`<t>${'x'.repeat(1_000)}</t>`.repeat(2_000)}</is></c>` }, /^import\.rowTooLong$/],
])('%s is refused', async (_what, cell, code) => {
  const bytes = workbookOf([['a'], [cell]]);
  await expect(read(bytes)).rejects.toMatchObject({ code: expect.stringMatching(code) });
});

test('a column far out is refused', async () => {
  const bytes = workbookOf([['a']], { sheet: '<row r="2"><c r="XFD2"><v>1</v></c></row>' });
  await expect(read(bytes)).rejects.toMatchObject({ code: 'import.tooManyColumns', values: { line: 2 } });
});

test('what unpacks to more than a table is, is refused before it has', { timeout: 60_000 }, async () => {
  const megabyte = ' '.repeat(1024 ** 2);
  const shared = `<sst>${`<si><t>${'x'.repeat(1024)}</t></si>`.repeat(120 * 1024)}</sst>`;
  const bomb = workbookOf([['a'], ['x']], { sheet: megabyte.repeat(3) });
  await expect(read(bomb)).rejects.toMatchObject({ code: 'import.brokenWorkbook' });
  const whole = workbookOf([['a']]);
  const names = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet2.xml'];
  const parts = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await partOf(whole, name)])));
  await expect(read(archiveOf({ ...parts, 'xl/sharedStrings.xml': shared }))).rejects.toMatchObject({ code: 'import.unpacksTooFar' });
});

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const { openArchive } = await import('./archive.ts');
  writeFileSync(file, bytes);
  let text = '';
  for await (const piece of (await openArchive(file)).text(name)) text += piece;
  return text;
}
