import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '@gable/api/testing';
import { importText } from '../testing/importText.ts';

const real = path.resolve(import.meta.dirname, '../../../../../shared/data');
let gable: TestOffice;
beforeAll(async () => {
  gable = await openTestOffice();
});
afterAll(() => gable[Symbol.asyncDispose]());

async function fieldsOf(text: string, kind = 'contacts') {
  const { state } = await importText(gable, gable.principal, { kind, text, onlyJudge: true });
  return state.mapping!.columns.map(({ field, lastWordTo }) => (lastWordTo ? `${field}+${lastWordTo}` : field));
}

test.each([
  ['שם פרטי,שם משפחה,נייד,דוא"ל,עיר,מיקוד,תאריך לידה,הערות\nדנה,לוי,0521234567,d@l.test,חיפה,3200003,1/2/80,x\n'],
  ['Όνομα;Επώνυμο;Κινητό;Ηλεκτρονικό ταχυδρομείο;Πόλη;Τ.Κ.;Ημερομηνία γέννησης;Σχόλια\nΆννα;Δήμου;6912345678;a@d.test;Πάτρα;26221;1/2/80;x\n'],
  ['نام,نام خانوادگی,موبایل,ایمیل,شهر,کد پستی,تاریخ تولد,توضیحات\nمریم,احمدی,09121234567,m@a.test,تهران,1234567890,۱۳۶۰/۱/۲,x\n'],
  ['First Name,Last Name,Mobile,E-mail Address,City,ZIP,DOB,Notes\nAnn,Day,2065550100,a@d.test,Ithaca,14850,1/2/80,x\n'],
])('contacts have the same headings in every language', async (text) => {
  expect(await fieldsOf(text)).toEqual(['firstName', 'lastName', 'phones', 'emails', 'addresses.city', 'addresses.postalCode', 'birthday', 'remarks']);
});

test('homes have the same headings in every language', async () => {
  const fields = ['unparsedAddress', 'city', 'listPrice', 'livingArea', 'roomsTotal', 'entryLevel', 'yearBuilt'];
  expect(await fieldsOf('כתובת,עיר,מחיר,שטח,חדרים,קומה,שנת בנייה\nהגפן 1,חיפה,1000,80,3,2,1990\n', 'properties')).toEqual(fields);
  expect(await fieldsOf('Διεύθυνση;Πόλη;Τιμή;Εμβαδόν;Δωμάτια;Όροφος;Έτος κατασκευής\nΕρμού 1;Αθήνα;1000;80;3;2;1990\n', 'properties')).toEqual(fields);
  expect(await fieldsOf('آدرس,شهر,قیمت,متراژ,اتاق,طبقه,سال ساخت\nونک,تهران,1000,80,3,2,1990\n', 'properties')).toEqual(fields);
});

test('a column of an unknown heading is known by what it holds', async () => {
  expect(await fieldsOf('wer,rufen,wo,post,plz,art\nAnn Day,+1 206 555 0100,https://day.test,a@day.test,14850,buyer\nRuth van Dyke,206-555-0101,www.dyke.test,r@dyke.test,98101,seller\n'))
    .toEqual(['firstName+lastName', 'phones', 'website', 'emails', 'addresses.postalCode', 'roles']);
  expect(await fieldsOf('x,y\nAnn,Day\nRuth,Dyke\nUri,Stone\n')).toEqual(['firstName', 'lastName']);
  expect(await fieldsOf('ref,p,q,r\nA1,47.6298,-122.323,$ 900000\nA2,47.65,-122.2144,$ 850000\n', 'properties')).toEqual(['listingId', 'location.latitude', 'location.longitude', 'listPrice']);
});

test('a column of yes and no counts nothing', async () => {
  expect(await fieldsOf('ref,Parking,Elevator\nA1,TRUE,FALSE\n', 'properties')).toEqual(['listingId', null, 'elevatorYN']);
});

test('whole names, several numbers and their labels come in', async () => {
  const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'Name;Mobile;Work phone\nJan van Stone;206-555-0150;206-555-0151 (night), 206-555-0152\n"Stone, Ida";;\n' });
  expect(state).toMatchObject({ created: 2, refused: 0 });
  const found = await gable.principal.list('contacts', { words: 'stone', sort: ['title'] });
  expect(found).toMatchObject([{ firstName: 'Ida', lastName: 'Stone' }, {
    firstName: 'Jan van', lastName: 'Stone', phones: [{ label: 'mobile', e164: '+12065550150' }, { label: 'night', e164: '+12065550151' }, { label: 'work', e164: '+12065550152' }],
  }]);
});

test('what nobody can read at sight is guessed for the page, and told', async () => {
  const { state } = await importText(gable, gable.principal, { kind: 'properties', text: 'ref;price;closing date\nA1;1.500;03/04/2024\n', onlyJudge: true });
  expect(state.mapping!.columns).toMatchObject([{}, { field: 'listPrice', decimal: 'point' }, { field: 'closeDate', dates: 'monthFirst' }]);
});

test('to look at its columns, a file needs no known heading', async () => {
  const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: 'foo\n1\n', onlyJudge: true });
  expect(state).toMatchObject({ phase: 'judged', toCreate: 0, refused: 1, problems: [{ code: 'import.nothingInRow' }] });
});

test.skipIf(!existsSync(real))('homes in Tehran come in', { timeout: 30_000 }, async () => {
  const { state } = await importText(gable, gable.principal, { text: readFileSync(path.join(real, 'listings/tehran_prices.csv')) });
  // 23 rows have no address at all.
  expect(state).toMatchObject({ rows: 3_479, created: 3_456, refused: 23 });
});

test.skipIf(!existsSync(real))('what tells of no person is refused in a sentence', async () => {
  const read = (file: string) => importText(gable, gable.principal, { kind: 'contacts', text: readFileSync(path.join(real, 'customers', file)) });
  await expect(read('CDNOW_sample.txt')).rejects.toMatchObject({ code: 'import.noHeadings' });
  await expect(read('cdnow_customers_summary.csv')).rejects.toMatchObject({ code: 'import.nothingKnown' });
});

test('deals have the same headings in every language', async () => {
  const fields = ['title', 'stage', 'value', 'expectedCloseDate'];
  expect(await fieldsOf('Deal,Stage,Amount,Close date\nElm St,inquiry,1000,2026-12-01\n', 'deals')).toEqual(fields);
  expect(await fieldsOf('עסקה,שלב,סכום,תאריך סגירה\nהגפן 1,inquiry,1000,2026-12-01\n', 'deals')).toEqual(fields);
  expect(await fieldsOf('Συμφωνία;Στάδιο;Αξία;Ημερομηνία κλεισίματος\nΕρμού 1;inquiry;1000;2026-12-01\n', 'deals')).toEqual(fields);
  expect(await fieldsOf('معامله,مرحله,مبلغ,تاریخ بستن\nونک,inquiry,1000,2026-12-01\n', 'deals')).toEqual(fields);
});
