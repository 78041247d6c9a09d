import type { AreaUnit, ColumnMapping, DecimalSign } from '@gable/api';
import { InvalidValue, type Field, type Setting } from '@gable/db/field.ts';
import { minorDigits } from '@gable/db/fields/money.ts';
import { fold } from '@gable/db/fold.ts';
import { readDay } from './dates.ts';
import { readInstant } from './instants.ts';
import { labelledIn, severalIn, type Labelled } from './inOneCell.ts';
import type { Named } from './importableField.ts';
import { readAmount, readNumber } from './numbers.ts';

/** A value out of a cell that is not empty. Throws InvalidValue. */
export type CellReader = (text: string) => unknown;

export interface CellSetting extends Setting { areaUnit: AreaUnit; /** Of the office, as IANA names it. */ timeZone: string }

/** Makes what reads the cells of one column: what is written becomes what the field's kind takes, and that is checked. */
export function cellReader({ kind, options }: Field, column: ColumnMapping, setting: CellSetting): CellReader {
  if (kind.name === 'reference') return (text): Named => (isJson(text) ? pointedTo(jsonIn(text)) : { named: text });
  if (kind.name === 'references') return (text): Named[] => (isJson(text) ? [jsonIn(text)].flat().map((one) => pointedTo(one, options.roles)) : labelledIn(text).map((one) => inRole(one, options.roles)));
  const read = reading(kind.name, { column, options, setting });
  const isOfParts = partly.has(kind.name);
  return (text) => kind.parse(isOfParts && isJson(text) ? jsonIn(text) : read(text), options as never, setting);
}

/** Kinds whose value may be written as JSON, as Gable's own export does. */
const partly = new Set(['money', 'multiChoice', 'tags', 'phones', 'emails', 'address', 'addresses', 'point', 'polygon', 'json']);

const isJson = (text: string): boolean => /^[[{]/.test(text);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidValue('field.notList');
  }
}

interface Given { column: ColumnMapping; options: Field['options']; setting: CellSetting }

function reading(kind: string, { column, options, setting }: Given): (text: string) => unknown {
  const order = column.dates ?? (setting.country === 'US' ? 'monthFirst' : 'dayFirst');
  const choose = chooser(column, options);
  const numberIn = numbersWith(column.decimal);
  switch (kind) {
    case 'integer': return numbersWith(column.decimal, readAmount);
    case 'decimal': case 'duration': return numberIn;
    case 'area': return (text) => numberIn(text) * squareMetersIn[column.unit ?? setting.areaUnit];
    case 'money': return (text) => moneyIn(text, column.currency ?? setting.currency ?? 'USD', column.decimal);
    case 'boolean': return (text) => yesOrNo(column.values?.[text] ?? text);
    case 'choice': return choose;
    case 'multiChoice': return (text) => severalIn(text).map(choose);
    case 'tags': return (text) => severalIn(text).flatMap((one) => one.split('،'));
    case 'date': return (text) => readDay(text, order);
    case 'dateTime': return (text) => readInstant(text, order, setting.timeZone);
    case 'phones': return (text) => labelledIn(text).map((one) => labelled(one, column.label, 'typed'));
    case 'emails': return (text) => labelledIn(text).map((one) => labelled(one, column.label, 'address'));
    case 'address': case 'addresses': return (text) => ({ street: text });
    case 'point': return pointIn;
    default: return (text) => text;
  }
}

/** The part of a position that a column holds. */
export const readDegrees = (text: string): number => numbersWith(text.includes(',') && !text.includes('.') ? 'comma' : 'point')(text);

const numbersWith = (sign?: DecimalSign, read = readNumber) => (text: string): number => {
  const number = read(text, sign);
  if (Number.isNaN(number)) throw new InvalidValue('field.notNumber');
  return number;
};

/** Somebody as our own interface tells of them: by their id, perhaps with a role. */
function pointedTo(value: unknown, roles: readonly string[] = []): Named {
  const { id, role } = (typeof value === 'object' && value ? value : { id: value }) as { id?: unknown; role?: unknown };
  if (typeof id !== 'string') throw new InvalidValue('field.notId');
  return typeof role === 'string' && roles.includes(role) ? { named: id, role } : { named: id };
}

/** `Ruth Levi (seller)`, where the field knows such a role. */
function inRole({ whole, shown, label }: Labelled & { whole: string }, roles: readonly string[] = []): Named {
  return label !== undefined && roles.includes(label) ? { named: shown, role: label } : { named: whole };
}

/** `+1 213 555 1234 (work)`, or what the column is for. */
function labelled({ shown, label: own }: Labelled, ofColumn: string | undefined, name: 'typed' | 'address'): string | Record<string, string> {
  const label = own ?? ofColumn;
  return label ? { [name]: shown, label } : shown;
}

function moneyIn(text: string, currency: string, decimal?: DecimalSign): { amount: number; currency: string } {
  const [written] = /[A-Z]{3}/.exec(text) ?? [];
  const own = written ?? currencyOfSign[/\p{Sc}/u.exec(text)?.[0] ?? ''] ?? currency;
  const digits = minorDigits(own);
  const numberIn = numbersWith(decimal, digits === 3 ? readNumber : readAmount);
  return { amount: Math.round(numberIn(text) * 10 ** digits), currency: own };
}

function pointIn(text: string): { latitude: number; longitude: number } {
  const [latitude, longitude, ...more] = text.split(/\s*[,;]\s*|\s+/);
  if (longitude === undefined || more.length) throw new InvalidValue('field.notPoint');
  return { latitude: readDegrees(latitude!), longitude: readDegrees(longitude) };
}

function yesOrNo(text: string): boolean {
  const word = fold(text);
  if (yes.has(word)) return true;
  else if (no.has(word)) return false;
  else throw new InvalidValue('field.notBoolean');
}

function chooser({ values = {} }: ColumnMapping, { choices = [] }: Field['options']): (text: string) => string {
  const meant = new Map<string, string>([...choices.map(({ value }) => value), ...Object.keys(values)].map((written) => [fold(written), values[written] ?? written]));
  return (text) => meant.get(fold(text)) ?? text;
}

export const squareMetersIn: Record<AreaUnit, number> = { squareMeters: 1, squareFeet: 0.09290304, acres: 4046.8564224, hectares: 10_000 };
// A dollar may be of any of twenty countries, so it says nothing.
const currencyOfSign: Record<string, string> = { '€': 'EUR', '£': 'GBP', '₪': 'ILS', '﷼': 'IRR' };
export const yes: ReadonlySet<string> = new Set(['1', 'yes', 'y', 'true', 't', 'x', '✓', 'כן', 'ναι', 'بله', 'بلی', 'אמת'].map(fold));
export const no: ReadonlySet<string> = new Set(['0', 'no', 'n', 'false', 'f', '-', 'לא', 'οχι', 'όχι', 'خیر', 'نه'].map(fold));
