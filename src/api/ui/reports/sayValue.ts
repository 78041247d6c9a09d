import type { Money, ReportResult, ReportValue } from '../../index.ts';
import type { Workbench } from '../workbench.ts';

type Figure = ReportResult['measures'][number];

/** A figure in words; of several currencies one amount beside the other. */
export function sayValue({ format }: Pick<Workbench, 'format'>, { kind, isShort = false }: Pick<Figure, 'kind'> & { isShort?: boolean }, value: ReportValue): string {
  if (value === null) return '–';
  else if (Array.isArray(value)) return value.map((money) => format.money(rounded(money), isShort ? 'short' : 'full')).join(' · ');
  else if (kind === 'area') return format.area(value);
  else if (kind === 'duration') return format.duration(value / 60);
  else return format.number(value, { maximumFractionDigits: 1, ...(isShort && Math.abs(value) >= 10_000 && { notation: 'compact' }) });
}

/** An average of prices is no price: nobody wants its cents. */
function rounded({ amount, currency }: Money): Money {
  const unit = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
  return { currency, amount: Math.abs(amount) < 1_000 * unit ? amount : Math.round(amount / unit) * unit };
}

/** How large a figure is drawn: of money the amount in one currency. */
export function sizeOf(value: ReportValue, currency: string): number {
  if (!Array.isArray(value)) return value ?? 0;
  return amountIn(value, currency)?.amount ?? 0;
}

/** The currency in which a report is drawn: the agency's where it has any, and otherwise the one that comes first. */
export function drawnCurrency({ total }: ReportResult, measure: number, agencys: string): string {
  const value = total.values[measure];
  return Array.isArray(value) && value.length && !amountIn(value, agencys) ? value[0]!.currency : agencys;
}

const amountIn = (value: readonly Money[], currency: string): Money | undefined => value.find((money) => money.currency === currency);

/** A number of the scale as a figure of its kind. */
export const asValue = ({ kind }: Figure, number: number, currency: string): ReportValue => (kind === 'money' ? [{ amount: Math.round(number), currency }] : number);
