import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { phones } from '@gable/db/fields/phones.ts';
import { references } from '@gable/db/fields/references.ts';
import { archiveOf } from '../testing/archiveOf.ts';
import { workbookOf } from '../testing/workbookOf.ts';
import { beginningOf, type Beginning } from './beginning.ts';
import { readInstant } from './instants.ts';
import { cellReader, type CellSetting } from './readCell.ts';
import { readTable, type TableRow } from './readTable.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-hostile-'));
const file = path.join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function beginning(bytes: string | Buffer): Promise<Beginning> {
  writeFileSync(file, bytes);
  return beginningOf({ file, asked: {}, country: 'US', count: 200 });
}

/** What takes much longer for twice the signs takes minutes for these. */
async function within<Result>(milliseconds: number, work: () => Result | Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  expect(performance.now() - began).toBeLessThan(milliseconds);
  return result;
}

const card = (line: string): string => `BEGIN:VCARD\nFN:Ann\n${line}\nEND:VCARD\n`;
const main = (text: string) => ({
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': text,
});

test.each([
  ['semicolons', `TEL${';'.repeat(500_000)}:1`],
  ['kinds', `TEL;TYPE=${','.repeat(500_000)}:1`],
  ['quotation marks', `TEL${';"x"'.repeat(200_000)}:1`],
  ['soft line breaks', `NOTE;ENCODING=QUOTED-PRINTABLE:${'a=\n'.repeat(200_000)}b`],
  ['folded lines', `NOTE:a${'\n b'.repeat(200_000)}`],
])('a card of so many %s is read at once', async (_what, line) => {
  const { rows } = await within(10_000, () => beginning(card(line)));
  expect(rows).toHaveLength(2);
});

test.each([
  ['signs in an attribute', main(`<workbook a="${'>'.repeat(600_000)}"></workbook>`)],
  ['attributes', main(`<workbook ${'a="1" '.repeat(200_000)}></workbook>`)],
  ['tags within tags', main(`<workbook>${'<a>'.repeat(600_000)}`)],
  ['comments', main(`<workbook>${'<!--a-->'.repeat(600_000)}`)],
])('a workbook of so many %s is refused at once', async (_what, parts) => {
  await within(10_000, () => expect(beginning(archiveOf(parts))).rejects.toMatchObject({ code: 'import.brokenWorkbook' }));
});

test('of the texts that cells share, no more are read than the first rows need', async () => {
  const rows = Array.from({ length: 400 }, (_, index) => [`name ${index}`, index]);
  const texts = [...rows.map(([name]) => name as string), ...Array.from({ length: 2_000_000 }, () => 'x')];
  const shared = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  const bytes = workbookOf(rows, { shared });
  const { rows: read } = await within(10_000, () => beginning(bytes));
  expect(read).toHaveLength(201);
  expect(read.at(-1)).toEqual(['name 200', '200']);
});

const setting: CellSetting = { country: 'US', areaUnit: 'squareFeet', timeZone: 'UTC' };
const spaced = `1${' '.repeat(150_000)}x`;

test('long cells are read at once', async () => {
  const phone = cellReader(phones(), { field: 'phones' }, setting);
  const named = cellReader(references('contacts', { roles: ['buyer'] }), { field: 'people' }, setting);
  await within(10_000, () => {
    expect(() => phone(spaced)).toThrow();
    expect(named(`${spaced}(buyer)`)).toEqual([{ named: spaced, role: 'buyer' }]);
    expect(named(spaced)).toEqual([{ named: spaced }]);
    expect(readInstant('T00:00'.repeat(50_000), 'dayFirst', 'UTC')).toHaveLength(300_000);
  });
});

test('a list of objects on one line may be as long as a file, and none of the objects longer than a row', async () => {
  const objects = Array.from({ length: 40_000 }, (_, index) => ({ name: `"Ruth" \\ {${index}}`, note: 'n'.repeat(20) }));
  writeFileSync(file, JSON.stringify(objects));
  const { form } = await beginningOf({ file, asked: {}, country: 'US', count: 200 });
  const rows: TableRow[] = [];
  await readTable(file, form, (batch) => void rows.push(...batch));
  expect(rows).toHaveLength(40_001);
  expect(rows.at(-1)).toEqual({ line: 1, cells: [objects.at(-1)!.name, objects.at(-1)!.note] });
  await expect(beginning(JSON.stringify([{ name: 'x' }, { name: 'x'.repeat(2_000_000) }]))).rejects.toMatchObject({ code: 'import.rowTooLong', values: { line: 1 } });
});

test('objects nested without end are refused', async () => {
  await expect(beginning(`{"a":"b"}\n{"a":${'['.repeat(400_000)}1${']'.repeat(400_000)}}\n`)).rejects.toMatchObject({ code: 'import.wrongJson', values: { line: 2 } });
});

test.each(['worksheets/%E0%A4%A.xml', 'http://[', '../../../etc/passwd', '', 'worksheets/none.xml'])('a workbook whose sheet lies at “%s” is refused as a broken one', async (target) => {
  const parts = main('<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>');
  const relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="${target}"/></Relationships>`;
  await expect(beginning(archiveOf({ ...parts, 'xl/_rels/workbook.xml.rels': relations }))).rejects.toMatchObject({ code: 'import.brokenWorkbook' });
});
