import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { importText } from './testing/importText.ts';
import { workbookOf } from './testing/workbookOf.ts';

let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

const people = [['Ruth', 'Levi', 'first row'], ['Dan', 'Stone', 'second row'], ['Uri', 'Falk', 'third row']] as const;
const headings = ['First name', 'Last name', 'Notes'];
const kind = 'contacts';
const whole = people.map(([first, last, notes]) => `${first} ${last}: ${notes}`);

const files: Record<string, Buffer> = {
  CSV: Buffer.from(`${headings.join(',')}\n${people.map(([first, last, notes]) => `${first},${last},"${notes}"`).join('\n')}\n`),
  'JSON lines': Buffer.from(people.map((cells) => `${JSON.stringify(Object.fromEntries(headings.map((heading, index) => [heading, cells[index]])))}\n`).join('')),
  'one JSON list': Buffer.from(JSON.stringify(people.map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index]]))))),
  vCard: Buffer.from(people.map(([first, last, notes]) => `BEGIN:VCARD\r\nVERSION:4.0\r\nN:${last};${first};;;\r\nNOTE:${notes}\r\nEND:VCARD\r\n`).join('')),
  XLSX: workbookOf([headings, ...people.map((cells) => [...cells])]),
};

/** What is in the book of it afterwards, and whether the file was refused; it is taken back again. */
async function bringIn(file: Buffer): Promise<{ rows: string[]; code: string | null; refused: number }> {
  const imported = await importText(gable, gable.principal, { kind, text: file, duplicates: 'make' }).catch((failure: { code?: string }) => failure);
  const rows = (await gable.principal.list(kind, { sort: ['createdAt'] })).map(({ title, remarks }) => `${title}: ${String(remarks)}`);
  for (const { id } of await gable.principal.list(kind)) await gable.principal.run(`${kind}.archive`, { id });
  if (!('state' in imported)) return { rows, code: imported.code ?? String(imported), refused: 0 };
  return { rows, code: imported.state.failure?.code ?? null, refused: imported.state.refused };
}

test.each(Object.entries(files))('%s comes in whole', async (_form, file) => {
  expect(await bringIn(file)).toEqual({ rows: whole, code: null, refused: 0 });
});

test.each(Object.entries(files).filter(([form]) => form !== 'CSV'))('%s that is cut off anywhere is refused, or nothing but its end is lost', { timeout: 60_000 }, async (form, file) => {
  const step = form === 'XLSX' ? 37 : 5;
  for (let length = 1; length < file.length; length += step) {
    const { rows, code } = await bringIn(file.subarray(0, length));
    const what = `${form} of ${length} bytes: ${code}`;
    expect(rows, what).toEqual(code === null ? whole.slice(0, rows.length) : []);
    expect(code === null, what).toBe(endsWithRow(form, file.subarray(0, length).toString()));
    if (code !== null) expect(code).toMatch(/^import\./);
  }
});

/** Only such a file looks whole. */
function endsWithRow(form: string, left: string): boolean {
  if (form === 'vCard') return left.trimEnd().endsWith('END:VCARD');
  else return form === 'JSON lines' && left.trimEnd().endsWith('}');
}

test('CSV that is cut off has each row but the last as it was, and of the last the beginning', { timeout: 60_000 }, async () => {
  const file = files.CSV!;
  for (let length = headings.join(',').length + 1; length < file.length; length += 3) {
    const { rows, code } = await bringIn(file.subarray(0, length));
    const lines = file.subarray(0, length).toString().trimEnd().split('\n').length - 1;
    const finished = whole.slice(0, Math.max(lines - 1, 0));
    if (code !== null) expect(rows).toEqual([]);
    else expect(rows.slice(0, finished.length), `CSV of ${length} bytes`).toEqual(finished);
    expect(rows.length).toBeLessThanOrEqual(lines);
    if (code !== null) expect(code).toMatch(/^import\.(quoteLeftOpen|noRows)$/);
  }
});
