import type { DecimalSign } from '@gable/api';
import { toLatinDigits } from '@gable/db/fold.ts';

/**
 * A number as people write it: `1,234.5`, `1.234,5`, `1 234`, `$ 1,200,000`, `۱۲٬۳۴۰`, `(12.50)`, `12-`. NaN where it is none.
 * Where no sign is told, a single comma before three digits separates thousands; before fewer or more it is the decimal sign.
 */
export function readNumber(text: string, sign?: DecimalSign): number {
  if (sign !== 'comma' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const bare = bareNumber(text);
  if (/^[+-]?\d(\.\d+)?E[+-]?\d{1,3}$/i.test(bare)) return Number(bare);
  const [, before, inside, after] = /^([-+−]?\(?[-+−]?)([\d.,]+)([-−]?\)?)$/.exec(bare) ?? [];
  if (inside === undefined) return NaN;
  const number = Number(sign ? withPointFor(inside, sign) : withPoint(inside));
  const isNegative = /[-−]/.test(before! + after!) || (before!.includes('(') && after!.includes(')'));
  return isNegative ? -number : number;
}

/** A number with a point. Three digits behind it could be thousands elsewhere, so a zero makes them four. */
export function plainNumber(number: number): string {
  const text = String(number);
  return /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text;
}

/**
 * The sign that a column's numbers show; `open` where all of them could be read in two ways, as `1.234`; null where none could.
 */
export function decimalShownBy(samples: readonly string[]): DecimalSign | 'open' | null {
  let open = false;
  for (const sample of samples) {
    const [, digits = ''] = /^[-+−(]*([\d.,]+)[-−)]*$/.exec(bareNumber(sample)) ?? [];
    const signs = digits.replace(/\d/g, '');
    const last = signs.at(-1);
    const isThousands = /^\d{1,3}([.,]\d{3})+$/.test(digits) && new Set(signs).size === 1;
    if (last === undefined) continue;
    else if (!isThousands) return last === ',' ? 'comma' : 'point';
    // Two of one sign separate thousands only.
    else if (signs.length > 1) return last === ',' ? 'point' : 'comma';
    open = true;
  }
  return open ? 'open' : null;
}

const bareNumber = (text: string): string =>
  toLatinDigits(text).replace(/[\s\u00a0\u202f'’٬_]|[\p{Sc}%]|[A-Z]{3}|[\u200e\u200f\u2066-\u2069]/gu, '').replace(measure, '').replace('٫', '.');

/** What an area is measured in, beside its number. */
const measure = /(?<=\d)(?:sq\.?(?:ft|m)|m²|m2|τ\.?μ\.?|מ"?ר|متر)$/i;

/** Signs that stand where none belongs make it no number, rather than another one. */
function withPointFor(digits: string, sign: DecimalSign): string {
  const pointed = sign === 'point' ? digits : digits.replace(/[.,]/g, (one) => (one === '.' ? ',' : '.'));
  return /^\d*(\.\d+)?$|^\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(pointed) ? pointed.replaceAll(',', '') : 'NaN';
}

function withPoint(digits: string): string {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  else if (comma >= 0) return /^\d{1,3}(,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  else return /^\d{1,3}(\.\d{3}){2,}$/.test(digits) ? digits.replaceAll('.', '') : digits;
}
