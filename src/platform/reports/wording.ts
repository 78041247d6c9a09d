import type { ChoiceDescription, ReportHeading, ReportMeasure } from '@gable/api';
import { minorDigits } from '@gable/db/fields/money.ts';
import { messagesFor } from '../extensions/contributing.ts';
import { keptChoices } from '../imports/reading/keptChoices.ts';
import type { Band } from './bands.ts';
import type { Reporting } from './reporting.ts';

/** What the headings of a report say, in the language of who asked. */
export type Wording = ReturnType<typeof wordingFor>;

export function wordingFor({ caller: { agency, locale }, definition: { kind, fields }, office }: Reporting) {
  const messages = messagesFor(office.messages, agency);
  const tag = locale === 'en' ? `en-${agency.country}` : locale;
  const kept = keptChoices(office.rules, agency, kind);
  const has = (key: string): boolean => messages.all(locale)[key] !== undefined || messages.all('en')[key] !== undefined;
  const say = (key: string, values?: Record<string, unknown>): string => messages.sentence(locale, key, values);
  const number = (value: number, options?: Intl.NumberFormatOptions): string => new Intl.NumberFormat(tag, options).format(value);
  const choicesOf = (field: string): readonly ChoiceDescription[] => kept(field) ?? fields[field]?.options.choices ?? [];

  const label = (field: string): string => {
    const key = [`${kind}.${field}`, `record.${field}`].find(has);
    return key ? say(key) : field;
  };

  return {
    label,
    measure: ({ of, field }: ReportMeasure): string => (of === 'count' ? say('report.count') : say(`report.${of}`, { field: label(field!) })),
    none: (): ReportHeading => ({ value: null, title: say('report.none') }),
    order: (field: string): (string | number)[] | null => {
      if (fields[field]?.kind.name === 'choice') return choicesOf(field).map(({ value }) => value);
      else return fields[field]?.kind.name === 'boolean' ? [1, 0] : null;
    },
    value(field: string, value: string | number | boolean): ReportHeading {
      const kindName = fields[field]?.kind.name;
      if (typeof value === 'boolean') return { value, title: say(value ? 'field.yes' : 'field.no') };
      else if (typeof value === 'number') return { value, title: number(value) };
      else if (kindName !== 'choice') return { value, title: value };
      const choice = choicesOf(field).find((one) => one.value === value);
      const key = `${kind}.${field}.${value}`;
      return { value, title: choice?.label ?? (has(key) ? say(key) : value), ...(choice?.hue !== undefined && { hue: choice.hue }), ...(choice?.meaning && { meaning: choice.meaning }) };
    },
    band(field: string, { step, value, age, from, to }: Band): string {
      if (age) return ageTitle(age);
      else if (step !== null) return value === null ? say('report.otherDays') : dayTitle(String(value), step as 'day');
      const inUnit = (written: string): string => (fields[field]!.kind.name === 'money' ? amount(Number(written)) : number(Number(written)));
      if (!from) return say('report.under', { to: inUnit(to!.written) });
      else return to ? say('report.between', { from: inUnit(from.written), to: inUnit(to.written) }) : say('report.andMore', { from: inUnit(from.written) });
    },
  };

  function ageTitle([from, to]: readonly [number | null, number | null]): string {
    if (from === null) return say('report.toCome');
    else return to === null ? say('report.daysAndMore', { from: number(from) }) : say('report.days', { from: number(from), to: number(to - 1) });
  }

  function amount(value: number): string {
    const { currency } = agency;
    return number(value, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: Math.min(minorDigits(currency), Number.isInteger(value) ? 0 : 2), ...(Math.abs(value) >= 10_000 && { notation: 'compact', maximumSignificantDigits: 4 }) });
  }

  /** Months are parted as the Gregorian calendar has them, so they are called so. */
  function dayTitle(day: string, step: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
    const date = new Date(`${day}T12:00:00Z`);
    const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(`${tag}-u-ca-gregory`, { ...options, timeZone: 'UTC' }).format(date);
    if (step === 'month') return format({ month: 'short', year: 'numeric' });
    else if (step === 'year') return format({ year: 'numeric' }).replace(/[^\p{Nd}]/gu, '');
    else if (step === 'quarter') return say('report.quarter', { quarter: number(Math.floor(date.getUTCMonth() / 3) + 1), year: number(date.getUTCFullYear(), { useGrouping: false }) });
    else return locale === 'fa' ? new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date) : format({ day: 'numeric', month: 'short' });
  }
}
