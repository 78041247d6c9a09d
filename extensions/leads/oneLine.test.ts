import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLine, type LeadValues } from './oneLine.ts';

type Case = [line: string, values: Omit<LeadValues, 'message'>];

const israel = { country: 'IL', currency: 'ILS', cities: ['Haifa', 'Tel Aviv', 'חיפה', 'תל אביב-יפו', 'תל אביב', 'רמת גן', 'באר שבע'] };
const greece = { country: 'GR', currency: 'EUR', cities: ['Καλαμαριά', 'Kifisia', 'Πειραιάς', 'Θεσσαλονίκη', 'Χαλάνδρι'] };
const iran = { country: 'IR', currency: 'IRR', cities: ['سعادت‌آباد', 'تهران', 'کرج', 'يزد'] };
const america = { country: 'US', currency: 'USD', cities: ['Capitol Hill', 'Seattle', 'Tacoma'] };

const ils = (shekels: number) => ({ amount: shekels * 100, currency: 'ILS' });
const eur = (euros: number) => ({ amount: euros * 100, currency: 'EUR' });
const usd = (dollars: number) => ({ amount: dollars * 100, currency: 'USD' });
const toman = (tomans: number) => ({ amount: tomans * 10, currency: 'IRR' });

describe('what an agent in Israel types', () => {
  test.each<Case>([
    ['Dana Levi 052-1234567 3 rooms Haifa 1.8M', { firstName: 'Dana', lastName: 'Levi', phones: ['052-1234567'], rooms: 3, place: 'Haifa', budget: ils(1_800_000) }],
    ['דנה לוי 052-1234567 3 חדרים חיפה 1.8 מיליון', { firstName: 'דנה', lastName: 'לוי', phones: ['052-1234567'], rooms: 3, place: 'חיפה', budget: ils(1_800_000) }],
    ['לשכירות 2.5 חדרים תל אביב עד 6,500 ש"ח יוסי 0541234567', { firstName: 'יוסי', phones: ['0541234567'], interest: 'rent', rooms: 2.5, place: 'תל אביב', budget: ils(6_500) }],
    ['שלום, שמי רותי בן דוד, מחפשת דירת 4 חדרים ברמת גן עד 2.5 מיליון ₪ 054-765-4321', { firstName: 'רותי', lastName: 'בן דוד', phones: ['054-765-4321'], rooms: 4, place: 'רמת גן', budget: ils(2_500_000), propertySubType: 'Apartment' }],
    ['יוסי כהן, 3 חדרים בגבעתיים, 0541234567', { firstName: 'יוסי', lastName: 'כהן', phones: ['0541234567'], rooms: 3, place: 'גבעתיים' }],
    ['דירה ב-רעננה 3½ חדרים 80 מ"ר', { rooms: 3.5, place: 'רעננה', livingArea: 80, propertySubType: 'Apartment' }],
    ['בין 1.5 ל-1.8 מיליון משה 03-1234567', { firstName: 'משה', phones: ['03-1234567'], budget: ils(1_800_000) }],
    ['מיליון וחצי, שני חדרים', { rooms: 2, budget: ils(1_500_000) }],
    ['2 מיליון ו-300 אלף', { budget: ils(2_300_000) }],
    ['950 אלף להשקעה בבאר שבע', { place: 'באר שבע', budget: ils(950_000) }],
    ['אבי 0501234567 בית פרטי 5 חדרים', { firstName: 'אבי', phones: ['0501234567'], rooms: 5, propertySubType: 'Single Family Residence' }],
    ['משכיר דירה 2 חדרים תל-אביב 5,000 לחודש', { interest: 'let', rooms: 2, place: 'תל אביב', budget: ils(5_000), propertySubType: 'Apartment' }],
    ['טל כהן 052-1234567', { firstName: 'טל', lastName: 'כהן', phones: ['052-1234567'] }],
    ["טל' 052-1234567 דנה", { firstName: 'דנה', phones: ['052-1234567'] }],
    ['0521234567 שרה לוי הערכת שווי', { firstName: 'שרה', lastName: 'לוי', phones: ['0521234567'], interest: 'valuation' }],
    ['דָּנָה לֵוִי +972 (0)52 123 4567 חֵיפָה', { firstName: 'דָּנָה', lastName: 'לֵוִי', phones: ['+972 (0)52 123 4567'], place: 'חיפה' }],
    ['2 וחצי חדרים עד 1.2 מלש"ח', { rooms: 2.5, budget: ils(1_200_000) }],
    ['Noa 00972521234567 3 bedrooms, $500k', { firstName: 'Noa', phones: ['00972521234567'], bedrooms: 3, budget: usd(500_000) }],
    ['משפחת פרץ מחפשת בתל אביב יפו 4.5 חדרים 052 765 4321 קומה 3', { phones: ['052 765 4321'], rooms: 4.5, place: 'תל אביב-יפו' }],
    ['moshe levi 0521234567 4 חדרים Haifa עד 2M', { firstName: 'moshe', lastName: 'levi', phones: ['0521234567'], rooms: 4, place: 'Haifa', budget: ils(2_000_000) }],
  ])('%s', (line, values) => expectRead(line, israel, values));
});

describe('what an agent in Greece types', () => {
  test.each<Case>([
    ['Γιώργος Παπαδόπουλος 6912345678 διαμέρισμα 2 υπνοδωμάτια Καλαμαριά έως 180.000€', { firstName: 'Γιώργος', lastName: 'Παπαδόπουλος', phones: ['6912345678'], bedrooms: 2, place: 'Καλαμαριά', budget: eur(180_000), propertySubType: 'Apartment' }],
    ['Maria K., 3BR, 120 sqm, €350k, Kifisia', { firstName: 'Maria', lastName: 'K.', bedrooms: 3, place: 'Kifisia', budget: eur(350_000), livingArea: 120 }],
    ['Μαρία Οικονόμου 210 1234567 ψάχνει μεζονέτα στον Πειραιά 1,8 εκ.', { firstName: 'Μαρία', lastName: 'Οικονόμου', phones: ['210 1234567'], place: 'Πειραιάς', budget: eur(1_800_000), propertySubType: 'Townhouse' }],
    ['πουλάω μονοκατοικία 150 τ.μ. στην Κηφισιά 350 χιλ. Νίκος 69 4123 4567', { firstName: 'Νίκος', phones: ['69 4123 4567'], interest: 'sell', place: 'Κηφισιά', budget: eur(350_000), livingArea: 150, propertySubType: 'Single Family Residence' }],
    ['τριάρι 85τμ Καλαμαριάς 500€ τον μήνα ενοικίαση +30 6912345678', { phones: ['+30 6912345678'], interest: 'rent', rooms: 3, place: 'Καλαμαριά', budget: eur(500), livingArea: 85, propertySubType: 'Apartment' }],
    ['από 150 έως 180 χιλ. διαμέρισμα', { budget: eur(180_000), propertySubType: 'Apartment' }],
    ['350 000 € διαμέρισμα ΠΕΙΡΑΙΑΣ', { place: 'Πειραιάς', budget: eur(350_000), propertySubType: 'Apartment' }],
    ['1.500.000 ευρώ βίλα', { budget: eur(1_500_000), propertySubType: 'Single Family Residence' }],
    ['διαμέρισμα με αποθήκη, 2ος όροφος', { propertySubType: 'Apartment' }],
    ['εκτίμηση για γραφείο 60 τετραγωνικά, με λένε Άννα', { firstName: 'Άννα', interest: 'valuation', livingArea: 60, propertySubType: 'Office' }],
    ['δύο υπνοδωμάτια, 1,250,000€', { bedrooms: 2, budget: eur(1_250_000) }],
    ['Ελένη Γεωργίου eleni@example.gr αγορά 95,5 τ.μ. έως 210.000', { firstName: 'Ελένη', lastName: 'Γεωργίου', emails: ['eleni@example.gr'], interest: 'buy', budget: eur(210_000), livingArea: 95.5 }],
    ['κατάστημα προς ενοικίαση Θεσσαλονικη 1.200 €/μήνα', { interest: 'rent', place: 'Θεσσαλονίκη', budget: eur(1_200), propertySubType: 'Retail' }],
    ['ενοικιάζεται γραφείο 2.000€', { interest: 'let', budget: eur(2_000), propertySubType: 'Office' }],
    ['Kostas 210-123-4567 wants to buy a flat, 150-180k', { firstName: 'Kostas', phones: ['210-123-4567'], interest: 'buy', budget: eur(180_000), propertySubType: 'Apartment' }],
    ['Ο Νίκος Ιωάννου ζητάει 3άρι, 2 υ/δ, 300-400€ για ενοικίαση', { firstName: 'Νίκος', lastName: 'Ιωάννου', interest: 'rent', rooms: 3, bedrooms: 2, budget: eur(400) }],
    ['τηλ: 6941234567, Άννα-Μαρία Δήμου', { firstName: 'Άννα-Μαρία', lastName: 'Δήμου', phones: ['6941234567'] }],
  ])('%s', (line, values) => expectRead(line, greece, values));
});

describe('what an agent in Iran types', () => {
  test.each<Case>([
    ['علی رضایی ۰۹۱۲۳۴۵۶۷۸۹ آپارتمان دو خوابه سعادت‌آباد ۵ میلیارد تومان', { firstName: 'علی', lastName: 'رضایی', phones: ['۰۹۱۲۳۴۵۶۷۸۹'], bedrooms: 2, place: 'سعادت‌آباد', budget: toman(5e9), propertySubType: 'Apartment' }],
    ['سلام مریم احمدی هستم دنبال خرید آپارتمان ۱۲۰ متری ۳ خوابه در تهران با بودجه ۱۲ میلیارد ۰۹۱۲ ۳۴۵ ۶۷۸۹', { firstName: 'مریم', lastName: 'احمدی', phones: ['۰۹۱۲ ۳۴۵ ۶۷۸۹'], interest: 'buy', bedrooms: 3, place: 'تهران', budget: toman(12e9), livingArea: 120, propertySubType: 'Apartment' }],
    ['۲/۵ میلیارد تومان دوخوابه تهران رضا +98 912 345 6789', { firstName: 'رضا', phones: ['+98 912 345 6789'], bedrooms: 2, place: 'تهران', budget: toman(2.5e9) }],
    ['فروش ویلا ۵ میلیارد و ۵۰۰ میلیون تومان آقای کریمی 09121234567', { firstName: 'کریمی', phones: ['09121234567'], interest: 'sell', budget: toman(5.5e9), propertySubType: 'Single Family Residence' }],
    ['۵٬۰۰۰٬۰۰۰٬۰۰۰ ریال مغازه', { budget: { amount: 5e9, currency: 'IRR' }, propertySubType: 'Retail' }],
    ['آپارتمان در نیاوران تا ۷ میلیارد، حسین', { place: 'نیاوران', budget: toman(7e9), propertySubType: 'Apartment' }],
    ['اجاره ماهی ۲۰ میلیون تومان', { interest: 'rent', budget: toman(20e6) }],
    ['خانم نرگس محمدی ۰۲۱-۲۲۳۳۴۴۵۵ یک و نیم میلیارد', { firstName: 'نرگس', lastName: 'محمدی', phones: ['۰۲۱-۲۲۳۳۴۴۵۵'], budget: toman(1.5e9) }],
    ['از ۳ تا ۵ میلیارد تومان سه خوابه سعادت آباد', { bedrooms: 3, place: 'سعادت‌آباد', budget: toman(5e9) }],
    ['علي رضايي ٠٩١٢٣٤٥٦٧٨٩ یزد', { firstName: 'علي', lastName: 'رضايي', phones: ['٠٩١٢٣٤٥٦٧٨٩'], place: 'يزد' }],
    ['حداکثر ۱٫۸ میلیارد، کارشناسی زمین ۳۰۰ متر', { interest: 'valuation', budget: toman(1.8e9), propertySubType: 'Unimproved Land' }],
    ['می‌خواهد اجاره دهد، دفتر ۸۰ متر مربع کرج', { interest: 'let', place: 'کرج', livingArea: 80, propertySubType: 'Office' }],
  ])('%s', (line, values) => expectRead(line, iran, values));
});

describe('what an agent in the States types', () => {
  test.each<Case>([
    ['+1 206 555 0142 Bob wants to rent 2br Capitol Hill max 2,500/month pets', { firstName: 'Bob', phones: ['+1 206 555 0142'], interest: 'rent', bedrooms: 2, place: 'Capitol Hill', budget: usd(2_500) }],
    ['sell 4 bed house in Ballard, call Ann Smith ann@smith.test', { firstName: 'Ann', lastName: 'Smith', emails: ['ann@smith.test'], interest: 'sell', bedrooms: 4, place: 'Ballard', propertySubType: 'Single Family Residence' }],
    ['ann smith 2065550142 wants house in ballard up to 850k', { firstName: 'ann', lastName: 'smith', phones: ['2065550142'], place: 'ballard', budget: usd(850_000), propertySubType: 'Single Family Residence' }],
    ["Hi, my name is John O'Neil, looking for a 3 bedroom townhouse near Seattle, budget 750,000. Call me at (206) 555-0142", { firstName: 'John', lastName: "O'Neil", phones: ['(206) 555-0142'], bedrooms: 3, place: 'Seattle', budget: usd(750_000), propertySubType: 'Townhouse' }],
    ['1.5-1.8M 3bd/2ba Seattle Tom Hanks 206.555.0142', { firstName: 'Tom', lastName: 'Hanks', phones: ['206.555.0142'], bedrooms: 3, place: 'Seattle', budget: usd(1_800_000) }],
    ['Between 500 and 600k, condo, Jane Doe <jane.doe@example.com>', { firstName: 'Jane', lastName: 'Doe', emails: ['jane.doe@example.com'], budget: usd(600_000), propertySubType: 'Condominium' }],
    ['Sam Lee built 1998 $1.2 million', { firstName: 'Sam', lastName: 'Lee', budget: usd(1_200_000) }],
    ['Max Cohen 206-555-0199 buy', { firstName: 'Max', lastName: 'Cohen', phones: ['206-555-0199'], interest: 'buy' }],
    ['built in 2015, 1,200 sqft, $450,000', { budget: usd(450_000), livingArea: 111.48 }],
    ['Rent out my 2 bedroom flat at 12 Main St, Seattle. Mary-Ann de la Cruz 555-0142', { firstName: 'Mary-Ann', lastName: 'de la Cruz', phones: ['555-0142'], interest: 'let', bedrooms: 2, place: 'Seattle', propertySubType: 'Apartment' }],
    ['Dr. Emily Stone +44 7911 123456 3 br', { firstName: 'Emily', lastName: 'Stone', phones: ['+44 7911 123456'], bedrooms: 3 }],
    ['three-bedroom house in Tacoma, from Seattle', { bedrooms: 3, place: 'Tacoma', propertySubType: 'Single Family Residence' }],
    ['June Smith 206-555-0142 office space $2000-2500/month', { firstName: 'June', lastName: 'Smith', phones: ['206-555-0142'], budget: usd(2_500), propertySubType: 'Office' }],
    ['warehouse 10,000 sq ft, €1.25M', { budget: eur(1_250_000), livingArea: 929.03, propertySubType: 'Warehouse' }],
    ['Bob bob@x.test 206-555-0142 (425) 555-0143', { firstName: 'Bob', phones: ['206-555-0142', '(425) 555-0143'], emails: ['bob@x.test'] }],
    ['\u202a206-555-0142\u202c https://homes.test/2065550199 duplex half a million', { phones: ['206-555-0142'], budget: usd(500_000), propertySubType: 'Duplex' }],
  ])('%s', (line, values) => expectRead(line, america, values));
});

describe('what could mean two things stays unread', () => {
  test.each<[string, typeof israel, Case[1]]>([
    ['2-3 bedrooms Seattle', america, { place: 'Seattle' }],
    ['two or three bedrooms', america, {}],
    ['בין 2 ל-3 חדרים', israel, {}],
    ['buy or sell?', america, {}],
    ['דירה למכירה', israel, { propertySubType: 'Apartment' }],
    ['120m', america, {}],
    ['Apt 5B', america, { propertySubType: 'Apartment' }],
    ['up to 850', america, {}],
    ['2,000 sqft on 5,000 sqft', america, {}],
    ['$3,000/sqft', america, {}],
    ['متری ۸۰ میلیون', iran, {}],
    ['۱۰۰ متر از دریا', iran, {}],
    ['in Seattle or Ballard', america, {}],
    ['2 δωμάτια', greece, {}],
    ['έως 1.200', greece, { budget: eur(1_200) }],
    ['max 1,800', greece, {}],
    ['עד 1.850', israel, {}],
    ['עד 2027', israel, {}],
    ['500k or 600k', america, {}],
    ['رهن ۵۰۰ میلیون اجاره ۱۰ میلیون', iran, { interest: 'rent' }],
    ['5000000000', iran, {}],
    ['Kifisia ή Καλαμαριά', greece, {}],
    ['Levi, Dana 206-555-0142', america, { phones: ['206-555-0142'] }],
    ['spacious place 3BR', america, { bedrooms: 3 }],
    ['Main St 12, 98103', america, {}],
    ['הרצל 12 052-1234567', israel, { phones: ['052-1234567'] }],
    ['ת"ז 034567891', israel, {}],
    ['21.05.2026 10:30', greece, {}],
    ['2.5 bedrooms', america, {}],
    ['flat or office', america, {}],
    ['', america, {}],
    ['  \n\t ', america, {}],
  ])('%s', (line, about, values) => expectRead(line, about, values));
});

const hostile = ['a', '1', '1 ', '1.', '1,', '-', '+1', '(', '@', 'a@', 'a.', 'a@a.', 'a"', "a-", 'Ab ', 'ב', 'ב ', '½', '₪1', '1-', '1 to ', 'up to ', 'tel ', ', ', 'a,', '1/', 'a\u0301', '\u0301', '\ud800', 'm2 ', '000 ', '3 rooms ', 'in A ', 'http://', '1M ', '1M-', 'τ.μ.', '۱', '\u200c'];

test.each(hostile)('10,000 characters of %j are read as quickly as others', (piece) => {
  const line = piece.repeat(Math.ceil(10_000 / piece.length));
  const start = performance.now();
  expect(readLine(line, israel).values.message).toBe(line);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('whatever is typed is read, kept whole, and told of', () => {
  const words = fc.constantFrom(...hostile, 'Dana', 'Levi', '052-1234567', '3', 'rooms', '1.8', 'M', 'מיליון', 'עד', 'בחיפה', '€', '350.000', 'έως', 'τ.μ.', '۵', 'میلیارد', 'تا', 'تومان', 'خوابه', 'x@y.test', '\n', '-', 'or', 'and', 'between');
  const line = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')), fc.array(words, { maxLength: 40 }).map((list) => list.join('')));
  const about = fc.record({ country: fc.constantFrom('IL', 'GR', 'IR', 'US', 'DE', '', '__proto__'), currency: fc.constantFrom('ILS', 'EUR', 'IRR', 'USD', 'JPY', '', 'euro'), cities: fc.array(fc.oneof(fc.constantFrom('Haifa', 'חיפה', '', '-'), fc.string()), { maxLength: 5 }) });
  fc.assert(fc.property(line, about, (typed, agency) => {
    const { values, guessed } = readLine(typed, agency);
    expect(values.message).toBe(typed);
    expect(Object.keys(values).sort()).toEqual([...guessed, 'message'].sort());
    for (const value of Object.values(values)) expect(value).not.toBeUndefined();
    for (const number of [values.bedrooms, values.rooms, values.livingArea, values.budget?.amount]) expect(Number.isFinite(number ?? 0)).toBe(true);
    if (values.budget) expect(Number.isSafeInteger(values.budget.amount) && /^[A-Z]{3}$/.test(values.budget.currency)).toBe(true);
    for (const name of [values.firstName, values.lastName ?? values.firstName]) if (name !== undefined) expect(name).toMatch(/\p{L}/u);
  }), { numRuns: 2_000 });
});

function expectRead(line: string, about: typeof israel, values: Case[1]) {
  const read = readLine(line, about);
  expect(read.values).toEqual({ ...values, message: line });
  expect(read.guessed.sort()).toEqual(Object.keys(values).sort());
}
