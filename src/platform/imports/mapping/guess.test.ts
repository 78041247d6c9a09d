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

test('what has parts is shown as people say it', async () => {
  const { state } = await importText(gable, gable.principal, { kind: 'contacts', text: '{"name":"Ann Day","addresses":[{"street":"1 Elm St","city":"Ithaca"}]}\n', onlyJudge: true });
  expect(state.mapping!.columns[1]).toMatchObject({ field: 'addresses', samples: ['1 Elm St, Ithaca'] });
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
  const { state } = await importText(gable, gable.principal, { kind: 'properties', text: 'ref;price;area;closing date\nA1;1250.000;1.500;03/04/2024\nA2;350.000;90;04/05/2024\n', onlyJudge: true });
  expect(state.mapping!.columns).toMatchObject([{}, { field: 'listPrice', decimal: 'comma', asks: ['decimal'] }, { field: 'livingArea', decimal: 'point', asks: ['decimal'] }, { field: 'closeDate', dates: 'monthFirst', asks: ['dates'] }]);
  const columns = state.mapping!.columns.map((column) => ({ ...column, asks: [] }));
  const answered = await importText(gable, gable.principal, { kind: 'properties', text: 'ref;price;area;closing date\nA1;1250.000;1.500;03/04/2024\nA2;350.000;90;04/05/2024\n', mapping: JSON.stringify({ columns: columns.with(1, { ...columns[1]!, decimal: 'point' }) }) });
  expect(answered.state.mapping!.columns.flatMap(({ asks = [] }) => asks)).toEqual([]);
  expect(await gable.principal.list('properties', { words: 'A2' })).toMatchObject([{ listPrice: { amount: 35_000 } }]);
});

test('an amount has no thousandths, and nobody is asked whether it has', async () => {
  const { state } = await importText(gable, gable.principal, { kind: 'properties', text: 'ref;price\nB1;350.000\nB2;"425,000"\nB3;1.250.000,50\nB4;12,5\nB5;1.500 KWD\n' });
  expect(state.mapping!.columns[1]!.asks).toBe(undefined);
  const found = await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: ['B1', 'B2', 'B3', 'B4', 'B5'] }, sort: ['listingId'] });
  expect(found.map(({ listPrice }) => (listPrice as { amount: number }).amount)).toEqual([35_000_000, 42_500_000, 125_000_050, 1_250, 1_500]);
});

test('dollars stay dollars, and whose they are is asked where the agency has none', async () => {
  const abroad = await openTestOffice();
  await abroad.principal.run('agency.change', { currency: 'ILS' });
  const text = 'ref,price\nA1,"$350,000"\n';
  const { state } = await importText(abroad, abroad.principal, { text });
  expect(state.mapping!.columns[1]).toMatchObject({ currency: 'USD', asks: ['currency'] });
  expect(await abroad.principal.list('properties', {})).toMatchObject([{ listPrice: { amount: 35_000_000, currency: 'USD' } }]);
  const here = await importText(gable, gable.principal, { text, onlyJudge: true });
  expect(here.state.mapping!.columns[1]!.asks).toBe(undefined);
  const chosen = await importText(gable, gable.principal, { text: 'ref,price\nC1,100\n', mapping: JSON.stringify({ columns: [{ field: 'listingId' }, { field: 'listPrice', currency: 'EUR' }] }) });
  expect(chosen.state.created).toBe(1);
  expect(await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'C1' } })).toMatchObject([{ listPrice: { amount: 10_000, currency: 'EUR' } }]);
  await abroad[Symbol.asyncDispose]();
});

test('a heading may tell the currency of the amounts under it', async () => {
  const { state } = await importText(gable, gable.principal, { text: 'ref,Asking price (EUR)\nE1,100.50\n' });
  expect(state.mapping!.columns[1]).toMatchObject({ field: 'listPrice', currency: 'EUR' });
  expect(await gable.principal.list('properties', { filter: { field: 'listingId', is: '=', value: 'E1' } })).toMatchObject([{ listPrice: { amount: 10_050, currency: 'EUR' } }]);
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
