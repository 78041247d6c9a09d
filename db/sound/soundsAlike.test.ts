import { expect, test } from 'vitest';
import { keysElsewhere, soundKey, soundsAlike } from './soundsAlike.ts';

const same: [string, string][] = [
  ['Dana Cohen', 'דנה כהן'], ['Ruth Levi', 'רות לוי'], ['David Ben-David', 'דוד בן דוד'], ['Yosef Mizrahi', 'יוסף מזרחי'], ['Rachel Peretz', 'רחל פרץ'],
  ['Michael Azulay', 'מיכאל אזולאי'], ['Avraham Biton', 'אברהם ביטון'], ['Itzhak Katz', 'יצחק כץ'], ['Haim Friedman', 'חיים פרידמן'], ['Shira Goldberg', 'שירה גולדברג'],
  ['Moshe Dayan', 'משה דיין'], ['Tamar Ohana', 'תמר אוחנה'], ['Noa Shapira', 'נועה שפירא'], ['Yael Gabay', 'יעל גבאי'], ['Eitan Sasson', 'איתן ששון'],
  ['Nikos Papadopoulos', 'Νίκος Παπαδόπουλος'], ['Giannis Angelopoulos', 'Γιάννης Αγγελόπουλος'], ['Yannis Lambrou', 'Γιάννης Λάμπρου'], ['Eleni Vasileiou', 'Ελένη Βασιλείου'],
  ['Konstantinos Markou', 'Κωνσταντίνος Μάρκου'], ['Christos Xenakis', 'Χρήστος Ξενάκης'], ['Evangelia Stavrou', 'Ευαγγελία Σταύρου'], ['Dina Pappa', 'Ντίνα Παππά'],
  ['Reza Ahmadi', 'رضا احمدی'], ['Mohammad Hosseini', 'محمد حسینی'], ['Maryam Rezaei', 'مریم رضایی'], ['Ali Karimi', 'علی کریمی'], ['Zahra Jafari', 'زهرا جعفری'], ['Shirin Ghasemi', 'شیرین قاسمی'],
  ['Anna Ivanova', 'Анна Иванова'], ['Mikhail Petrov', 'Михаил Петров'], ['Dana Cohen', 'Дана Коэн'], ['דנה כהן', 'Дана Коэн'],
];

test.each(same)('%s is %s', (one, other) => {
  expect(soundsAlike(one, other)).toBe(true);
  expect(soundsAlike(other, one)).toBe(true);
  expect(keysElsewhere(soundKey(one)!)).toContain(soundKey(other));
});

const different: [string, string][] = [
  ['Dan Levi', 'דינה כהן'], ['Adina Levi', 'דנה לוי'], ['Noa Cohen', 'נועם כהן'], ['Ron Katz', 'רונית כץ'], ['Maria Markou', 'Μάριος Μάρκου'], ['Eli Levi', 'עמית לוי'],
  ['Nikos Papas', 'Νίκη Παππά'], ['Reza Karimi', 'رضا کریمیان'], ['Michal Bar', 'מיכאל בר לב'], ['Yael Katz', 'יואל כהן'], ['Dana Cohen', 'Dana Cohen'],
];

test.each(different)('%s is not %s', (one, other) => expect(soundsAlike(one, other)).toBe(false));

test('names of which too little is heard, or of two scripts, have no key', () => {
  expect(['Io', '', '12', 'דנה Cohen', 'Eva Abavi'].map(soundKey)).toEqual([null, null, null, null, null]);
});
