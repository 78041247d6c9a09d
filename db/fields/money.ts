import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseNumber } from './decimal.ts';

/** `amount` in minor units (cents, agorot) of the ISO 4217 `currency`. */
export interface Money { amount: number; currency: string }

/** Compared by its amount; an agency that deals in two currencies filters by currency too. */
const moneyKind: FieldKind<Money> = {
  name: 'money',
  columns: [['', 'integer'], ['currency', 'text']],
  parse(input) {
    const { amount, currency } = (typeof input === 'object' && input ? input : {}) as Partial<Money>;
    if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || Math.abs(amount) > 1e15) throw new InvalidValue('field.notMoney');
    if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) throw new InvalidValue('field.notCurrency');
    return { amount, currency };
  },
  store: ({ amount, currency }) => [amount, currency],
  load: ([amount, currency]) => ({ amount: amount as number, currency: currency as string }),
  comparedBy: 0,
  // People write whole units in a filter: value>500000 is half a million, not five thousand.
  storeOperand: (text, _options, setting) => parseSaid(text) * 10 ** minorDigits(setting?.currency ?? 'USD'),
};

/** An amount as people say it: `300k`, `1.8m`. */
function parseSaid(text: string): number {
  const [, number, word] = /^(.*\S)\s*(k|m|mn|bn)$/i.exec(text.trim()) ?? [];
  return word === undefined ? parseNumber(text, {}) : parseNumber(number, {}) * multiples[word.toLowerCase() as keyof typeof multiples];
}

const multiples = { k: 1e3, m: 1e6, mn: 1e6, bn: 1e9 };

/** Digits after the point: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

const digitsByCurrency = new Map<string, number>();

export const money = field(moneyKind);
