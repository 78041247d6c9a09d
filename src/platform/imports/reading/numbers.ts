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

/** An amount: no currency but a few has three digits behind the point, so a single sign before three of them separates thousands, unless it is told to be the decimal one. */
export function readAmount(text: string, sign?: DecimalSign): number {
  const [, before, single, after] = /^([-+−(]*[1-9]\d{0,3})([.,])(\d{3}[-−)]*)$/.exec(bareNumber(text)) ?? [];
  return single !== undefined && namesOfSigns[single] !== sign ? readNumber(before! + after!, sign) : readNumber(text, sign);
}

const namesOfSigns: Record<string, DecimalSign> = { '.': 'point', ',': 'comma' };

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
    const isThousands = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(digits) && new Set(signs).size === 1;
    if (last === undefined) continue;
    else if (!isThousands) return last === ',' ? 'comma' : 'point';
    // Two of one sign separate thousands only.
    else if (signs.length > 1) return last === ',' ? 'point' : 'comma';
    open = true;
  }
  return open ? 'open' : null;
}

/**
 * How a column's thousands are separated where that stays open: one of its numbers has a single sign before three digits, and
 * none tells what it means. An amount that has one behind three digits or fewer is told by its kind.
 */
export function openSignOf(samples: readonly string[], { isAmount }: { isAmount: boolean }): DecimalSign | null {
  const found = samples.flatMap((sample) => /^[-+−(]*(\d*(?:[.,]\d+)+)[-−)]*$/.exec(bareNumber(sample))?.[1] ?? []);
  const single = found.map((digits) => /^[1-9]\d*([.,])\d{3}$/.exec(digits)?.[1]);
  if (single.length === 0 || single.includes(undefined) || new Set(single).size > 1) return null;
  const isOpen = isAmount ? found.some((digits) => /^\d{4}/.test(digits)) : found.some((digits) => /^\d{1,3}[.,]/.test(digits));
  return isOpen ? namesOfSigns[single[0]!]! : null;
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
