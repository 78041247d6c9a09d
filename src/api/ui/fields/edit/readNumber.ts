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

/** As `readNumber`, and as prices are said: `1.2m`, `750k`, «۷۵۰ هزار». */
export function readAmount(text: string, locale: string): number | null {
  const [, number = '', word = ''] = /^(.*[\d٠-٩۰-۹])\s*(\p{L}+)\.?$/u.exec(text.trim()) ?? [];
  const times = multiples[word.toLocaleLowerCase(locale)];
  if (!times) return readNumber(text, locale);
  const many = readNumber(number, locale);
  return many === null ? null : Math.round(many * times * 100) / 100;
}

const multiples: Record<string, number> = {
  k: 1e3, m: 1e6, mn: 1e6, million: 1e6, 'אלף': 1e3, 'מיליון': 1e6, 'χιλ': 1e3, 'κ': 1e3, 'εκ': 1e6, 'εκατ': 1e6, 'μ': 1e6, 'هزار': 1e3, 'میلیون': 1e6, 'میلیارد': 1e9,
};

const decimalMark = (locale: string): string => (/^(el|de|es|fr|ru)/.test(locale) ? ',' : '.');
