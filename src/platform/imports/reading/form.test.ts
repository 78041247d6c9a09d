import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { firstRows } from './firstRows.ts';
import { formOf } from './form.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gable-forms-'));
const file = path.join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const greek = 'Όνομα;Επώνυμο;Πόλη;Σημειώσεις\nΜαρία;Παπαδοπούλου;Αθήνα;Θέλει διαμέρισμα κοντά στη θάλασσα\nΓιώργος;Νικολάου;Θεσσαλονίκη;Πουλάει το σπίτι του πατέρα του\n';
const hebrew = 'שם פרטי,שם משפחה,עיר,הערות\nדנה,לוי,חיפה,מחפשת דירה קרוב לים\nיוסי,כהן,תל אביב,מוכר את הבית של ההורים\n';
const persian = 'نام\tنام خانوادگي\tشهر\tتوضيحات\nمريم\tاحمدي\tتهران\tبه دنبال آپارتمان نزديک پارک\nعلي\tرضايي\tشيراز\tخانه پدري را مي فروشد\n';
const french = 'Prénom|Nom|Ville|Remarques\nZoé|Lefèvre|Besançon|Cherche une maison à la campagne, près de la forêt\nRené|Müller|Genève|Vend l’hôtel de son père\n';

test.each([
  { what: 'UTF-8 with a mark', bytes: Buffer.from(`\ufeff${hebrew}`), form: { encoding: 'utf-8', delimiter: ',' }, row: ['דנה', 'לוי'] },
  { what: 'UTF-8 without a mark', bytes: Buffer.from(greek), form: { encoding: 'utf-8', delimiter: ';' }, row: ['Μαρία', 'Παπαδοπούλου'] },
  { what: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${hebrew}`, 'utf16le'), form: { encoding: 'utf-16le', delimiter: ',' }, row: ['דנה', 'לוי'] },
  { what: 'UTF-16 without a mark', bytes: Buffer.from(persian, 'utf16le'), form: { encoding: 'utf-16le', delimiter: '\t' }, row: ['مريم', 'احمدي'] },
  { what: 'UTF-16 the other way round', bytes: Buffer.from(`\ufeff${greek}`, 'utf16le').swap16(), form: { encoding: 'utf-16be', delimiter: ';' }, row: ['Μαρία', 'Παπαδοπούλου'] },
  { what: 'Greek of Windows', bytes: written(greek, 'windows-1253'), form: { encoding: 'windows-1253', isEncodingSure: true, delimiter: ';' }, row: ['Μαρία', 'Παπαδοπούλου'] },
  { what: 'Hebrew of Windows', bytes: written(hebrew, 'windows-1255'), form: { encoding: 'windows-1255', isEncodingSure: true, delimiter: ',' }, row: ['דנה', 'לוי'] },
  { what: 'Persian of Windows', bytes: written(persian, 'windows-1256'), form: { encoding: 'windows-1256', isEncodingSure: true, delimiter: '\t' }, row: ['مريم', 'احمدي'] },
  { what: 'French of Windows', bytes: written(french, 'windows-1252'), form: { encoding: 'windows-1252', isEncodingSure: true, delimiter: '|' }, row: ['Zoé', 'Lefèvre'] },
  { what: 'Hebrew with one letter of Unicode', bytes: Buffer.concat([written(hebrew.repeat(3), 'windows-1255'), Buffer.from('א')]), form: { encoding: 'windows-1255', delimiter: ',' }, row: ['דנה', 'לוי'] },
  { what: 'Unicode with a line of Windows', bytes: Buffer.concat([Buffer.from('Name,City\nΜαρία Π,Αθήνα\n'), written('José Niño,Málaga\n', 'windows-1252')]), form: { encoding: 'utf-8', delimiter: ',' }, row: ['Μαρία Π', 'Αθήνα'] },
  { what: 'letters that come late', bytes: written(`a,b\n${'plain,words\n'.repeat(20_000)}${hebrew}`, 'windows-1255'), form: { encoding: 'windows-1255', delimiter: ',' }, row: ['plain', 'words'] },
  { what: 'what Excel says of itself', bytes: Buffer.from('sep=;\na,x;b,y\n1,5;2\n'), form: { delimiter: ';' }, row: ['1,5', '2'] },
  { what: 'quoted values', bytes: Buffer.from('"a, b; c";"d, e"\n"1";"2, 3"\n'), form: { delimiter: ';' }, row: ['1', '2, 3'] },
  { what: 'columns below each other', bytes: Buffer.from('name    beds  price\nElm       2  100.5\nOak      12   99.0\n'), form: { delimiter: ' ' }, row: ['Elm', '2', '100.5'] },
  { what: 'JSON lines', bytes: Buffer.from('{"a":"x","b":[1,2]}\n{"b":{"c":1},"a":null}\n'), form: { kind: 'jsonl', encoding: 'utf-8' }, row: ['x', '1; 2'] },
  { what: 'one JSON list', bytes: Buffer.from('[\n  {"a": "x}",\n   "b": "\\"{"},\n  {"a": "y"}\n]'), form: { kind: 'jsonl' }, row: ['x}', '"{'] },
])('$what is told from the content', async ({ bytes, form, row }) => {
  writeFileSync(file, bytes);
  const found = await formOf(file, {});
  expect(found).toMatchObject(form);
  const [, first] = await firstRows(file, found, 3);
  expect(first!.slice(0, row.length)).toEqual(row);
});

test('what somebody says of a file holds', async () => {
  writeFileSync(file, written(hebrew, 'windows-1255'));
  const form = await formOf(file, { encoding: 'windows-1253', delimiter: ';', form: 'csv' });
  expect(form).toMatchObject({ encoding: 'windows-1253', delimiter: ';', isEncodingSure: true });
  await expect(formOf(file, { encoding: 'ebcdic' })).rejects.toMatchObject({ code: 'request.wrongChoice' });
});

test('of two letters nobody can be sure', async () => {
  writeFileSync(file, Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xe4, 0xe5, 0x2c, 0x31, 0x0a]));
  expect(await formOf(file, {}, 'IL')).toMatchObject({ encoding: 'windows-1255', isEncodingSure: false });
});

/** Node writes no old encodings, so each letter is looked up. */
function written(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]));
  return Buffer.from([...text].map((letter) => bytes.get(letter) ?? 0x3f));
}
