/**
 * A number as people write it. `value` reads a single mark with three digits behind it as one of thousands (1.800 is
 * 1800), `asFraction` as one of decimals (1.8), where both can be; `isClear` where nobody could read it the other way.
 */
export interface WrittenNumber { value: number; asFraction?: number; isGrouped: boolean; isClear: boolean }

const usesPoint = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'IL', 'IN', 'IR', 'MX', 'JP', 'CN', 'HK', 'SG', 'TH', 'PH', 'MT', 'EG', 'NG', 'KE']);

/** Marks as they are typed anywhere: 500.000 and 500,000, 1,8 and 1.8, ۵٬۰۰۰٬۰۰۰, 2½. Digits are Latin by now. */
export function readNumber(written: string, country: string): WrittenNumber {
  const half = written.endsWith('½') ? 0.5 : 0;
  const digits = written.replace('½', '');
  const marks = digits.match(/[.,٫٬'’]/g) ?? [];
  const last = marks.at(-1);
  const parts = digits.split(/[.,٫٬'’]/);
  const whole = Number(parts.join('')) + half;
  const fraction = Number(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`) + half;
  if (last === undefined) return { value: whole, isGrouped: false, isClear: true };

  const isByThousands = parts[0]!.length <= 3 && !parts[0]!.startsWith('0') && parts.slice(1).every((part) => part.length === 3);
  const isOfOneKind = marks.every((mark) => mark === last);
  const canBeFraction = (marks.length === 1 || marks.slice(0, -1).every((mark) => mark !== last)) && !/[٬'’]/.test(last);
  if (last === '٫' || !(isByThousands && isOfOneKind)) return canBeFraction ? { value: fraction, isGrouped: marks.length > 1, isClear: true } : { value: Number.NaN, isGrouped: false, isClear: true };
  if (!canBeFraction) return { value: whole, isGrouped: true, isClear: true };
  const decimalMark = usesPoint.has(country) ? '.' : ',';
  return { value: whole, asFraction: fraction, isGrouped: true, isClear: last !== decimalMark || parts[0]!.length > 1 };
}
