import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { openArchive } from '../../../imports/reading/xlsx/archive.ts';
import { exported } from '../../testing/exported.ts';
import { columnName } from './cellXml.ts';
import { sheetPath } from './parts.ts';

let gable: TestOffice;
const folder = mkdtempSync(path.join(tmpdir(), 'gable-workbook-'));
beforeAll(async () => {
  gable = await openTestOffice();
  await gable.principal.create('properties', {
    unparsedAddress: '=1+1', listPrice: { amount: 90_000_050, currency: 'USD' }, closePrice: { amount: 5, currency: 'EUR' }, waterfrontYN: true, yearBuilt: 1984, closeDate: '2026-11-22', mandateStart: '1899-12-31', privateRemarks: 'a\r\nb <c> _x000D_',
  });
});
afterAll(async () => {
  await gable[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const fields = ['unparsedAddress', 'listPrice', 'closePrice', 'waterfrontYN', 'yearBuilt', 'closeDate', 'mandateStart', 'privateRemarks'];

async function sheet(locale: 'en' | 'fa'): Promise<string> {
  const file = path.join(folder, `${locale}.xlsx`);
  writeFileSync(file, await exported(gable, gable.principal, { kind: 'properties', format: 'xlsx', locale, fields }));
  return (await Array.fromAsync((await openArchive(file)).text(sheetPath))).join('');
}

test('days are days, numbers are numbers, and text is never a formula', async () => {
  const text = (at: string, written: string): string => `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`;
  expect((await sheet('en')).replace(/^.*<row r="2">/s, '')).toBe([
    text('A2', '=1+1'), '<c r="B2" s="3"><v>900000.5</v></c>', text('C2', '0.05 EUR'), '<c r="D2" t="b"><v>1</v></c>', '<c r="E2"><v>1984</v></c>', '<c r="F2" s="2"><v>46348</v></c>',
    text('G2', '1899-12-31'), text('H2', 'a_x000D_\nb &lt;c&gt; _x005F_x000D_'), '</row></sheetData></worksheet>',
  ].join(''));
});

test('it is read from the right where people read from there', async () => {
  expect(await sheet('en')).not.toContain('rightToLeft');
  expect(await sheet('fa')).toContain('<sheetView rightToLeft="1"');
});

test('columns go on after Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
