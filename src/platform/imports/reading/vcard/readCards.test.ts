import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { headings } from './card.ts';
import { formOf } from '../form.ts';
import { readTable, type TableRow } from '../readTable.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-cards-'));
const real = path.resolve(import.meta.dirname, '../../../../../../shared/data/calendar');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readFile(file: string) {
  const rows: TableRow[] = [];
  await readTable(file, await formOf(file, {}), (batch) => void rows.push(...batch));
  return rows.slice(1).map(({ line, cells }): Record<string, string | number> => ({ line, ...Object.fromEntries(headings.map((heading, index) => [heading, cells[index]!]).filter(([, cell]) => cell)) }));
}

function read(text: string) {
  writeFileSync(path.join(folder, 'file'), text);
  return readFile(path.join(folder, 'file'));
}

test('cards of all versions come as rows, folded lines and quoted-printable included', async () => {
  const old = 'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D7=9C=D7=95=D7=99;=D7=93=D7=A0=\r\n=D7=94\r\nTEL;CELL;PREF:052-123 4567\r\nTEL;WORK:04-8123456\r\nEND:VCARD\r\n';
  const three = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Van\n  Dyke\nORG:Dyke\\; Sons;Sales\nitem1.EMAIL;TYPE=INTERNET,WORK:ann@dyke.test\nADR;TYPE=home:;;1 Elm St;Ithaca;NY;14850;\nBDAY:1985-04-12\nNOTE:likes\\n gardens\\, light\nEND:VCARD\n';
  const four = 'BEGIN:VCARD\nVERSION:4.0\nN:;;;;\nFN:Acme\nKIND:org\nORG:Acme\nTEL;VALUE=uri;TYPE="voice,home":tel:+1-213-555-1234\nBDAY:--0203\nEND:VCARD';
  expect(await read(old + three + four)).toEqual([
    { line: 1, 'First name': 'דנה', 'Last name': 'לוי', Phone: '052-123 4567 (mobile); 04-8123456 (work)' },
    { line: 8, 'First name': 'Ann Van', 'Last name': 'Dyke', Company: 'Dyke; Sons', 'E-mail': 'ann@dyke.test (work)', Addresses: '[{"label":"home","street":"1 Elm St","city":"Ithaca","region":"NY","postalCode":"14850"}]', Birthday: '1985-04-12', Notes: 'likes\n gardens, light' },
    { line: 18, Company: 'Acme', Phone: '+1-213-555-1234 (home)', Notes: 'BDAY: --0203', Kind: 'company' },
  ]);
});

test('what somebody called a number stays with it, as telephones write it', async () => {
  const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Dyke\nitem1.TEL;type=pref:206 555 0100\nitem1.X-ABLabel:_$!<Work>!$_\nITEM2.TEL;type=HOME:206 555 0101\nitem2.X-ABLabel:Boat\nitem3.URL:https://dyke.test\nitem3.X-ABLabel:Site\nEMAIL;TYPE=home:a@dyke.test\nEND:VCARD\n';
  expect(await read(card)).toMatchObject([{ Phone: '206 555 0100 (work); 206 555 0101 (Boat)', 'E-mail': 'a@dyke.test (home)', Website: 'https://dyke.test' }]);
});

test('a card without an end, and what belongs to none, are refused with their line', async () => {
  const whole = 'BEGIN:VCARD\nFN:A\nEND:VCARD\n';
  await expect(read(`${whole}BEGIN:VCARD\nFN:B\n`)).rejects.toMatchObject({ code: 'import.cardLeftOpen', values: { line: 4 } });
  await expect(read(`${whole}${whole.slice(0, 17)}${whole}`)).rejects.toMatchObject({ code: 'import.cardLeftOpen', values: { line: 4 } });
  await expect(read(`${whole}FN:C\n`)).rejects.toMatchObject({ code: 'import.wrongCard', values: { line: 4 } });
  await expect(read(`${whole}nonsense\n`)).rejects.toMatchObject({ code: 'import.wrongCard', values: { line: 4 } });
});

test.skipIf(!existsSync(real))('cards of others come in', async () => {
  const [older] = await readFile(path.join(real, 'vcard3.vcf'));
  expect(older).toMatchObject({ 'First name': 'John Quinlan', 'Last name': 'Public', Phone: '+1-213-555-1234 (work)' });
  const [newer] = await readFile(path.join(real, 'vcard.vcf'));
  expect(newer).toMatchObject({ 'First name': 'John Philip Paul', 'Last name': 'Stevenson', 'E-mail': 'jqpublic@xyz.example.com (work)' });
});
