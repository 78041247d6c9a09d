import type { AgencyDescription, Locale, Phone } from '@gable/api';
import type { Formats } from '@gable/api/ui';

const squareFeetInSquareMeter = 10.76391041671;

export function formatsFor(locale: Locale, agency: AgencyDescription): Formats {
  const { timeZone } = agency;
  const region = `${locale}-${agency.country}`;
  // An English agency in Greece writes 22 Nov, one in the States Nov 22; Hebrew and Persian are what they are.
  const tag = locale === 'en' ? region : locale;

  const dates = remember((style: string) => new Intl.DateTimeFormat(tag, { ...dateStyles[style], timeZone }));
  const numbers = remember((options: string) => new Intl.NumberFormat(tag, JSON.parse(options)));
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const readsOtherwise = locale === 'he' || locale === 'fa' ? /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u : /\p{Script=Hebrew}|\p{Script=Arabic}/u;

  const number = (value: number, options: Intl.NumberFormatOptions = {}) => numbers(JSON.stringify(options)).format(value);
  const day = (value: string | Date = new Date()) => days.format(asDate(value));

  return {
    number,
    day,
    date(value, style = 'medium') {
      const date = asDate(value);
      // A bare day is a day everywhere: noon keeps it from slipping over a zone's edge.
      const isThisYear = day(date).slice(0, 4) === day().slice(0, 4);
      if (style === 'long' && locale === 'fa') return persianDay(dates('long').formatToParts(date));
      return dates(style === 'short' && !isThisYear ? 'medium' : style).format(date);
    },
    dateTime: (value) => dates('dateTime').format(asDate(value)),
    time: (value) => dates('time').format(asDate(value)),
    distance: (count, unit) => relative.format(count, unit),
    relative(value) {
      const minutes = (asDate(value).getTime() - Date.now()) / 60_000;
      const distance = Math.abs(minutes);
      if (distance < 1) return relative.format(0, 'second');
      // In Hebrew one minute would come with a figure in brackets.
      else if (distance < 60) return relative.format(Math.trunc(minutes), 'minute').replace(' (1)', '');
      else if (distance < 60 * 24) return relative.format(Math.trunc(minutes / 60), 'hour');
      else if (distance < 60 * 24 * 14) return relative.format(Math.round(minutes / (60 * 24)), 'day');
      else if (distance < 60 * 24 * 60) return relative.format(Math.round(minutes / (60 * 24 * 7)), 'week');
      else return dates('medium').format(asDate(value));
    },
    money({ amount, currency }, style = 'full') {
      const digits = numbers(JSON.stringify({ style: 'currency', currency })).resolvedOptions().maximumFractionDigits ?? 2;
      const value = amount / 10 ** digits;
      const options: Intl.NumberFormatOptions =
        style === 'short' && Math.abs(value) >= 10_000
          ? { notation: 'compact', maximumSignificantDigits: 3 }
          : Number.isInteger(value) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : { minimumFractionDigits: digits, maximumFractionDigits: digits };
      return isolate(number(value, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options }), '\u2068');
    },
    area: (squareMeters) =>
      agency.areaUnit === 'squareFeet'
        ? `${number(squareMeters * squareFeetInSquareMeter, { maximumFractionDigits: 0 })} ${units[locale].squareFeet}`
        : `${number(squareMeters, { maximumFractionDigits: squareMeters < 20 ? 1 : 0 })} ${units[locale].squareMeters}`,
    duration(minutes) {
      const hours = Math.floor(minutes / 60);
      const unit = (value: number, name: string) => number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
      return [hours ? unit(hours, 'hour') : '', minutes % 60 || !hours ? unit(Math.round(minutes % 60), 'minute') : ''].filter(Boolean).join(' ');
    },
    bytes(value) {
      const step = value < 1_000_000 ? { size: 1000, unit: 'kilobyte' } : { size: 1_000_000, unit: 'megabyte' };
      return number(Math.max(value / step.size, 0.1), { style: 'unit', unit: step.unit, maximumFractionDigits: value < 10 * step.size ? 1 : 0 });
    },
    phone: (value) => isolate(typeof value === 'string' ? value : spaced(value), '\u2066'),
    // Names of other scripts keep their place among the others.
    list: (values) => lists.format(values.map((value) => (readsOtherwise.test(value) ? isolate(value, '\u2068') : value))),
  };
}

const dateStyles: Record<string, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { dateStyle: 'full' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
};

/** «یکشنبه ۱ آذر ۱۴۰۵»: Intl puts it the other way round, with a Latin comma. */
const persianDay = (parts: Intl.DateTimeFormatPart[]): string =>
  ['weekday', 'day', 'month', 'year'].map((wanted) => parts.find(({ type }) => type === wanted)?.value).join(' ');

const units: Record<Locale, { squareMeters: string; squareFeet: string }> = {
  en: { squareMeters: 'm²', squareFeet: 'sq ft' },
  he: { squareMeters: 'מ״ר', squareFeet: 'רגל²' },
  el: { squareMeters: 'τ.μ.', squareFeet: 'τ.πόδια' },
  fa: { squareMeters: 'متر', squareFeet: 'فوت مربع' },
};

const asDate = (value: string | Date): Date =>
  value instanceof Date ? value : new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00Z` : value);

const isolate = (text: string, mark: string) => `${mark}${text}\u2069`;

// Numbers are read from their end: groups of three after the country's own code keep them legible without its rules.
function spaced({ e164, typed }: Phone): string {
  const match = e164 && /^(\+\d{1,3})(\d{2,3})(\d{3})(\d{3,5})$/.exec(e164);
  return /[\s\-().]/.test(typed) ? typed : match ? match.slice(1).join(' ') : typed || e164 || '';
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
