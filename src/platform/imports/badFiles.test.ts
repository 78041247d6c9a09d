import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { workbookOf } from './testing/workbookOf.ts';
import { importText } from './testing/importText.ts';

let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const count = async (): Promise<number> => (await gable.office.records.count(gable.principal.caller(), 'properties')).count;

test.each([
  ['nothing', '', 'import.empty'],
  ['only a byte order mark', '\ufeff', 'import.empty'],
  ['an archive that is cut off', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'import.brokenWorkbook'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'import.oldWorkbook'],
  ['a document for print', '%PDF-1.7\nref,address\n', 'import.notText'],
  ['bytes of something else', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'import.notText'],
  ['numbers without headings', ' 00004 0001 19970101  2   29.33\n 00021 0002 19970101  3   63.34\n', 'import.noHeadings'],
  ['no heading that means anything', 'foo,bar\n1,2\n', 'import.nothingKnown'],
  ['a quotation mark left open at once', 'ref,"address\nA1,x\n', 'import.quoteLeftOpen'],
])('a file of %s is refused at once, and nothing of it is kept', async (_what, text, code) => {
  await expect(importText(gable, gable.principal, { text })).rejects.toMatchObject({ code });
  const folder = path.join(gable.office.folder, 'imports');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('a workbook that unpacks without end is refused, and nothing of it is kept', async () => {
  const text = workbookOf([['ref', 'address'], ['A1', '1 Elm St']], { sheet: `<row r="3"><c t="inlineStr"><is><t>${'x'.repeat(50 * 1024 ** 2)}</t></is></c></row>` });
  expect(text.length).toBeLessThan(200_000);
  const { state } = await importText(gable, gable.principal, { text }).catch((failure: { code: string }) => ({ state: { failure } }));
  expect(state.failure!.code).toMatch(/^import\.(rowTooLong|brokenWorkbook)$/);
  expect(await count()).toBe(0);
});

test('of a workbook the values of formulas come in, and nothing is run', async () => {
  const text = workbookOf([['ref', 'address', 'price'], ['W1', '=HYPERLINK("x")', { xml: '<c><f>1+1</f><v>2</v></c>' }]]);
  expect((await importText(gable, gable.principal, { text })).state).toMatchObject({ created: 1 });
  const [home] = await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'W1' } });
  expect(home).toMatchObject({ unparsedAddress: '=HYPERLINK("x")', listPrice: { amount: 200 } });
});

test('a table of one column comes in', async () => {
  expect((await importText(gable, gable.principal, { text: 'address\n1 Fir St\n2 Fir St\n' })).state).toMatchObject({ created: 2 });
});

test('objects with the names of the language are objects like any other', async () => {
  const { state } = await importText(gable, gable.principal, { text: '{"__proto__":{"polluted":1},"constructor":"x","ref":"J1","address":"1 Json St","location":{"latitude":1,"longitude":2}}\n' });
  expect(state).toMatchObject({ created: 1, mapping: { form: { kind: 'jsonl' } } });
  expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  expect(await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'J1' } })).toMatchObject([{ location: { latitude: 1, longitude: 2 } }]);
});

const good = Array.from({ length: 3_000 }, (_, index) => `${index},${'word '.repeat(20)}`).join('\n');

test.each([
  { what: 'a quotation mark left open', text: `ref,address\n${good}\nX,"open\nY,z\n`, code: 'import.quoteLeftOpen' },
  { what: 'a quotation mark in the wrong place', text: `ref,address\n${good}\nX,"wrong" place\nY,z\n`, code: 'import.wrongQuote' },
  { what: 'a cell of 10 MB', text: `ref,address\n${good}\nX,"${'y'.repeat(10 * 1024 ** 2)}"\nY,z\n`, code: 'import.rowTooLong' },
  { what: 'ten thousand columns', text: `ref,address\n${good}\n${'X,'.repeat(10_000)}\n`, code: 'import.tooManyColumns' },
  { what: 'a row without end', text: `ref,address\n${good}\nX,"${'y'.repeat(2_000_000)}`, code: 'import.rowTooLong' },
  { what: 'more columns than a table has', text: `ref,address\n${good}\nX,${','.repeat(1_001)}\n`, code: 'import.tooManyColumns' },
])('a file with $what is refused with its line, and none of it comes in', async ({ text, code }) => {
  const before = await count();
  const { state } = await importText(gable, gable.principal, { text });
  expect(state.failure).toMatchObject({ code, values: { line: 3_002 } });
  expect(await count()).toBe(before);
});

test('of a file in UTF-8 a row in another encoding is refused, and the others come in as they are', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `H${index},הגפן ${index}`);
  const { state } = await importText(gable, gable.principal, { text: Buffer.concat([Buffer.from(`ref,כתובת\n${rows.join('\n')}\nX,`), Buffer.from([0xe4, 0xe2, 0xf4, 0xef]), Buffer.from('\nY,הגפן 41\n')]) });
  expect(state).toMatchObject({ created: 41, refused: 1, problems: [{ line: 42, heading: 'כתובת', code: 'import.badLetters' }], mapping: { form: { encoding: 'utf-8' } } });
});

test('headings in another encoding than the file are refused at once', async () => {
  const text = Buffer.concat([Buffer.from('ref,'), Buffer.from([0xeb, 0xfa]), Buffer.from(`,כתובת\n${'X,הגפן,הדקל\n'.repeat(40)}`)]);
  await expect(importText(gable, gable.principal, { text })).rejects.toMatchObject({ code: 'import.notUtf8', values: { line: 1 } });
});

test('headings of the language itself are headings like any other', async () => {
  const { state } = await importText(gable, gable.principal, { text: '__proto__,constructor,toString,ref\n1,2,3,P1\n' });
  expect(state.mapping!.columns.map(({ field }) => field)).toEqual([null, null, null, 'listingId']);
  expect(state).toMatchObject({ created: 1 });
  expect(({} as Record<string, unknown>).polluted).toBe(undefined);
});

test('a mapping can’t reach past the fields', async () => {
  for (const field of ['__proto__', 'location.__proto__', 'constructor.name', 'soldThrough', 'archivedAt']) {
    await expect(importText(gable, gable.principal, { text: 'ref\n1\n', mapping: JSON.stringify({ columns: [{ field }] }) })).rejects.toMatchObject({ code: 'import.wrongMapping' });
  }
});

test.each([
  { what: 'JSON', text: `${Array.from({ length: 3_001 }, (_, index) => `{"ref":"${index}","address":"${index} St"}`).join('\n')}\n{"ref": "X", "address\n`, code: 'import.wrongJson' },
  { what: 'cards', text: `${Array.from({ length: 1_000 }, (_, index) => `BEGIN:VCARD\nFN:Card ${index}`).join('\nEND:VCARD\n')}\nEND:VCARD\nBEGIN:VCARD\n`, code: 'import.cardLeftOpen', line: 3_001, kind: 'contacts' },
])('$what that is cut off is refused with its line, and none of it comes in', async ({ text, code, line = 3_002, kind = 'properties' }) => {
  const before = (await gable.office.records.count(gable.principal.caller(), kind)).count;
  const { state } = await importText(gable, gable.principal, { text, kind });
  expect(state.failure).toMatchObject({ code, values: { line } });
  expect((await gable.office.records.count(gable.principal.caller(), kind)).count).toBe(before);
});
