import type { ColumnMapping, ColumnQuestion, DateOrder, DecimalSign, FileForm, MappedColumn } from '@gable/api';
import { minorDigits } from '@gable/db/fields/money.ts';
import { fold } from '@gable/db/fold.ts';
import { hasDayInFront, hasThreeNumbers, isOrderOpen, orderShownBy } from '../reading/dates.ts';
import type { ImportableField } from '../reading/importableField.ts';
import { decimalShownBy, openSignOf } from '../reading/numbers.ts';
import { no, yes } from '../reading/readCell.ts';

const measured = new Set<string>(['integer', 'decimal', 'money', 'area', 'date', 'dateTime', 'duration']);

/** A column of yes and no has nothing for a field that counts or dates. */
export const isSenseless = (kind: string, samples: readonly string[]): boolean =>
  measured.has(kind) && samples.length > 0 && samples.every((sample) => !/\d/.test(sample) && (yes.has(fold(sample)) || no.has(fold(sample))));

export interface Seen { heading: string; samples: string[]; fields: readonly ImportableField[]; country: string; currency: string; form: FileForm }

/** What a heading or the values tell of unit, order, decimal sign and currency, and what of it stays open. */
export function detailsOf(column: ColumnMapping & Pick<MappedColumn, 'asks'>, { heading, samples, fields, country, currency: own, form }: Seen): Partial<MappedColumn> {
  const kind = fields.find(({ name }) => name === column.field)?.kind;
  // JSON with our own names is what our interface gives, and it measures in metres.
  const isOurs = form.kind === 'jsonl' && heading === column.field;
  const unit = kind === 'area' ? (column.unit ?? unitIn(heading) ?? (isOurs ? 'squareMeters' : undefined)) : undefined;
  const dates = kind === 'date' || kind === 'dateTime' ? (column.dates ?? orderShownBy(samples) ?? (hasThreeNumbers(samples) ? likelyOrder(samples, country) : undefined)) : undefined;
  const currency = kind === 'money' ? (column.currency ?? currencyIn(heading) ?? (isOfOtherDollars(samples, own) ? 'USD' : undefined)) : undefined;
  const isAmount = kind === 'integer' || (kind === 'money' && minorDigits(currency ?? own) !== 3);
  const open = isAmount || kind === 'money' || kind === 'area' || kind === 'decimal' ? openSignOf(samples, { isAmount }) : null;
  const decimal = column.decimal ?? (isAmount ? amountSign(open) : kind === 'money' || kind === 'area' || kind === 'decimal' ? decimalOf(samples, country) : undefined);
  const asks: Record<ColumnQuestion, boolean> = { dates: dates !== undefined && isOrderOpen(samples), decimal: open !== null, currency: kind === 'money' && currencyIn(heading) === undefined && isOfOtherDollars(samples, own) };
  // What somebody has answered is not asked again.
  const asked = (Object.keys(asks) as ColumnQuestion[]).filter((question) => asks[question] && (column.asks?.includes(question) ?? true));
  return { ...(unit && { unit }), ...(dates && { dates }), ...(decimal && { decimal }), ...(currency && { currency }), ...(asked.length > 0 && { asks: asked }) };
}

const likelyOrder = (samples: readonly string[], country: string): DateOrder => (hasDayInFront(samples) ? 'dayFirst' : orderIn(country));

/** Amounts are whole thousands more often than thousandths. */
function amountSign(open: DecimalSign | null): DecimalSign | undefined {
  return open === null ? undefined : open === 'point' ? 'comma' : 'point';
}

/** A dollar sign where the agency deals in none. */
const isOfOtherDollars = (samples: readonly string[], currency: string): boolean =>
  samples.some((sample) => sample.includes('$')) && !new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(0).includes('$');

const orderIn = (country: string): DateOrder => (country === 'US' ? 'monthFirst' : 'dayFirst');

/** Countries that write a comma before the cents. */
const withComma = new Set(['GR', 'CY', 'DE', 'AT', 'FR', 'IT', 'ES', 'PT', 'NL', 'BE', 'PL', 'CZ', 'RO', 'BG', 'TR', 'BR', 'AR', 'RU', 'UA', 'SE', 'NO', 'DK', 'FI']);

function decimalOf(samples: readonly string[], country: string): DecimalSign | undefined {
  const shown = decimalShownBy(samples);
  if (shown === 'comma') return shown;
  else if (shown === 'open') return withComma.has(country) ? 'comma' : 'point';
  else return undefined;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** `Price (EUR)` says what its amounts are in. */
export function currencyIn(heading: string): string | undefined {
  const [, named = ''] = /\(([A-Z]{3})\)\s*$/.exec(heading) ?? [];
  return currencies.has(named) ? named : undefined;
}

function unitIn(heading: string): ColumnMapping['unit'] {
  const text = heading.toLowerCase();
  if (/sq\.?[\s_]*(ft|feet)|square[\s_]*f(oo|ee)t|ft²|ft2/.test(text)) return 'squareFeet';
  else if (/acre/.test(text)) return 'acres';
  else if (/hectare/.test(text)) return 'hectares';
  else if (/m²|m2|sqm|sq\.?[\s_]*m|square[\s_]*met|מ"?ר|τ\.?μ|متر/.test(text)) return 'squareMeters';
  else return undefined;
}
