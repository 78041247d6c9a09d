import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
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

const good = Array.from({ length: 3_000 }, (_, index) => `${index},${'word '.repeat(20)}`).join('\n');

test.each([
  { what: 'a quotation mark left open', text: `ref,address\n${good}\nX,"open\nY,z\n`, code: 'import.quoteLeftOpen' },
  { what: 'a quotation mark in the wrong place', text: `ref,address\n${good}\nX,"wrong" place\nY,z\n`, code: 'import.wrongQuote' },
  { what: 'a row without end', text: `ref,address\n${good}\nX,"${'y'.repeat(2_000_000)}`, code: 'import.rowTooLong' },
  { what: 'letters of another encoding', text: Buffer.concat([Buffer.from(`ref,address\n${good.replace('word', 'שלום')}\nX,`), Buffer.from([0xf9, 0xec]), Buffer.from('\n')]), code: 'import.notUtf8' },
  { what: 'more columns than a table has', text: `ref,address\n${good}\nX,${','.repeat(1_001)}\n`, code: 'import.tooManyColumns' },
])('a file with $what is refused with its line, and none of it comes in', async ({ text, code }) => {
  const before = await count();
  const { state } = await importText(gable, gable.principal, { text });
  expect(state.failure).toMatchObject({ code, values: { line: 3_002 } });
  expect(await count()).toBe(before);
});

test('headings of the language itself are headings like any other', async () => {
  const { state } = await importText(gable, gable.principal, { text: '__proto__,constructor,toString,ref\n1,2,3,P1\n' });
  expect(state.mapping!.columns.map(({ field }) => field)).toEqual([null, null, null, 'listingId']);
  expect(state).toMatchObject({ created: 1 });
  expect(({} as Record<string, unknown>).polluted).toBe(undefined);
});

test('a mapping can’t reach past the fields', async () => {
  for (const field of ['__proto__', 'location.__proto__', 'constructor.name', 'soldThrough', 'holder']) {
    await expect(importText(gable, gable.principal, { text: 'ref\n1\n', mapping: JSON.stringify({ columns: [{ field }] }) })).rejects.toMatchObject({ code: 'import.wrongMapping' });
  }
});

test('cut off at any byte, a file either comes in without its last row or is refused', async () => {
  const whole = 'ref,address,beds\nQ1,"1 Fir St",2\nQ2,"2 Fir St",3\n';
  for (let length = 1; length < whole.length; length += 1) {
    const outcome = await importText(gable, gable.principal, { text: whole.slice(0, length), onlyJudge: true }).then(({ state }) => state, (failure: { code: string }) => failure);
    if ('phase' in outcome) expect(outcome.failure ?? outcome.phase).toBeTruthy();
    else expect(outcome.code).toMatch(/^import\./);
  }
});
