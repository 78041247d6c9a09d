import { toLatinDigits } from '@gable/db/fold.ts';

/**
 * A number as people write it: `1,234.5`, `1.234,5`, `1 234`, `$ 1,200,000`, `۱۲٬۳۴۰`. NaN where it is none.
 * A single comma before three digits separates thousands; before fewer or more it is the decimal sign.
 */
export function readNumber(text: string): number {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const bare = toLatinDigits(text).replace(/[\s\u00a0\u202f'’٬_]|[\p{Sc}]|[A-Z]{3}|[\u200e\u200f\u2066-\u2069]/gu, '').replace('٫', '.');
  const [, sign, digits] = /^([-+−]?)([\d.,]+)$/.exec(bare) ?? [];
  if (digits === undefined) return NaN;
  const number = Number(withPoint(digits));
  return sign === '-' || sign === '−' ? -number : number;
}

function withPoint(digits: string): string {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  else if (comma >= 0) return /^\d{1,3}(,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  else return /^\d{1,3}(\.\d{3}){2,}$/.test(digits) ? digits.replaceAll('.', '') : digits;
}
