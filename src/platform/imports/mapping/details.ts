import type { ColumnMapping, DateOrder, DecimalSign, FileForm } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { isOrderOpen, orderShownBy } from '../reading/dates.ts';
import type { ImportableField } from '../reading/importableField.ts';
import { decimalShownBy } from '../reading/numbers.ts';
import { no, yes } from '../reading/readCell.ts';

const measured = new Set<string>(['integer', 'decimal', 'money', 'area', 'date', 'dateTime', 'duration']);

/** A column of yes and no has nothing for a field that counts or dates. */
export const isSenseless = (kind: string, samples: readonly string[]): boolean =>
  measured.has(kind) && samples.length > 0 && samples.every((sample) => !/\d/.test(sample) && (yes.has(fold(sample)) || no.has(fold(sample))));

interface Seen { heading: string; samples: string[]; fields: readonly ImportableField[]; country: string; form: FileForm }

/** What a heading or the values tell of unit, order and decimal sign. */
export function detailsOf(column: ColumnMapping, { heading, samples, fields, country, form }: Seen): Partial<ColumnMapping> {
  const kind = fields.find(({ name }) => name === column.field)?.kind;
  // JSON with our own names is what our interface gives, and it measures in metres.
  const isOurs = form.kind === 'jsonl' && heading === column.field;
  const unit = kind === 'area' ? (column.unit ?? unitIn(heading) ?? (isOurs ? 'squareMeters' : undefined)) : undefined;
  const dates = kind === 'date' || kind === 'dateTime' ? (column.dates ?? orderShownBy(samples) ?? (isOrderOpen(samples) ? orderIn(country) : undefined)) : undefined;
  const decimal = kind === 'money' || kind === 'area' || kind === 'decimal' || kind === 'integer' ? (column.decimal ?? decimalOf(samples, country)) : undefined;
  return { ...(unit && { unit }), ...(dates && { dates }), ...(decimal && { decimal }) };
}

const orderIn = (country: string): DateOrder => (country === 'US' ? 'monthFirst' : 'dayFirst');

/** Countries that write a comma before the cents. */
const withComma = new Set(['GR', 'CY', 'DE', 'AT', 'FR', 'IT', 'ES', 'PT', 'NL', 'BE', 'PL', 'CZ', 'RO', 'BG', 'TR', 'BR', 'AR', 'RU', 'UA', 'SE', 'NO', 'DK', 'FI']);

function decimalOf(samples: readonly string[], country: string): DecimalSign | undefined {
  const shown = decimalShownBy(samples);
  if (shown === 'comma') return shown;
  else if (shown === 'open') return withComma.has(country) ? 'comma' : 'point';
  else return undefined;
}

function unitIn(heading: string): ColumnMapping['unit'] {
  const text = heading.toLowerCase();
  if (/sq\.?[\s_]*(ft|feet)|square[\s_]*f(oo|ee)t|ft²|ft2/.test(text)) return 'squareFeet';
  else if (/acre/.test(text)) return 'acres';
  else if (/hectare/.test(text)) return 'hectares';
  else if (/m²|m2|sqm|sq\.?[\s_]*m|square[\s_]*met|מ"?ר|τ\.?μ|متر/.test(text)) return 'squareMeters';
  else return undefined;
}
