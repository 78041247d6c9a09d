const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A number as somebody types it in their language: `1.250.000,5`, `۱٬۲۵۰`, `1,250`. NaN where it is none, null where there is nothing. */
export function readNumber(text: string, locale: string): number | null {
  const latin = text.replace(digits, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/[\s\u200e\u200f\u2066-\u2069\u00a0\u202f']/g, '');
  if (latin === '') return null;
  const mark = decimalMark(locale);
  const plain = latin.replace(/[٫]/g, mark).replace(/[٬،]/g, mark === ',' ? '.' : ',');
  const group = mark === ',' ? '.' : ',';
  // A single mark that can't group thousands is the decimal one, whatever the language says.
  const looksDecimal = new RegExp(`^-?\\d+\\${group}\\d{1,2}$`).test(plain);
  const number = looksDecimal ? plain.replace(group, '.') : plain.replaceAll(group, '').replace(mark, '.');
  return /^-?\d*\.?\d+\.?$/.test(number) ? Number(number) : NaN;
}

const decimalMark = (locale: string): string => (/^(el|de|es|fr|ru)/.test(locale) ? ',' : '.');
