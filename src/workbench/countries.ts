import type { Locale } from '@gable/api';

interface Country { currency: string; timeZone: string; locale: Locale }

/** What an agency of a country most likely wants; the first are those whose languages we speak. */
const guesses: Record<string, Country> = {
  GR: { currency: 'EUR', timeZone: 'Europe/Athens', locale: 'el' },
  CY: { currency: 'EUR', timeZone: 'Asia/Nicosia', locale: 'el' },
  IL: { currency: 'ILS', timeZone: 'Asia/Jerusalem', locale: 'he' },
  IR: { currency: 'IRR', timeZone: 'Asia/Tehran', locale: 'fa' },
  US: { currency: 'USD', timeZone: 'America/New_York', locale: 'en' },
  GB: { currency: 'GBP', timeZone: 'Europe/London', locale: 'en' },
  IE: { currency: 'EUR', timeZone: 'Europe/Dublin', locale: 'en' },
  CA: { currency: 'CAD', timeZone: 'America/Toronto', locale: 'en' },
  AU: { currency: 'AUD', timeZone: 'Australia/Sydney', locale: 'en' },
  NZ: { currency: 'NZD', timeZone: 'Pacific/Auckland', locale: 'en' },
  ZA: { currency: 'ZAR', timeZone: 'Africa/Johannesburg', locale: 'en' },
  AE: { currency: 'AED', timeZone: 'Asia/Dubai', locale: 'en' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' },
  AT: { currency: 'EUR', timeZone: 'Europe/Vienna', locale: 'en' },
  CH: { currency: 'CHF', timeZone: 'Europe/Zurich', locale: 'en' },
  FR: { currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en' },
  ES: { currency: 'EUR', timeZone: 'Europe/Madrid', locale: 'en' },
  PT: { currency: 'EUR', timeZone: 'Europe/Lisbon', locale: 'en' },
  IT: { currency: 'EUR', timeZone: 'Europe/Rome', locale: 'en' },
  NL: { currency: 'EUR', timeZone: 'Europe/Amsterdam', locale: 'en' },
  BE: { currency: 'EUR', timeZone: 'Europe/Brussels', locale: 'en' },
  SE: { currency: 'SEK', timeZone: 'Europe/Stockholm', locale: 'en' },
  NO: { currency: 'NOK', timeZone: 'Europe/Oslo', locale: 'en' },
  DK: { currency: 'DKK', timeZone: 'Europe/Copenhagen', locale: 'en' },
  PL: { currency: 'PLN', timeZone: 'Europe/Warsaw', locale: 'en' },
  RO: { currency: 'RON', timeZone: 'Europe/Bucharest', locale: 'en' },
  BG: { currency: 'EUR', timeZone: 'Europe/Sofia', locale: 'en' },
  TR: { currency: 'TRY', timeZone: 'Europe/Istanbul', locale: 'en' },
  IN: { currency: 'INR', timeZone: 'Asia/Kolkata', locale: 'en' },
  SG: { currency: 'SGD', timeZone: 'Asia/Singapore', locale: 'en' },
};

export const countries = Object.keys(guesses);
export const currencies = [...new Set(Object.values(guesses).map(({ currency }) => currency))].sort();

export const guessFor = (country: string): Country => guesses[country] ?? guesses.GB!;

/** Zones of countries that have several, besides the one that most of their people live in. */
const otherZones: Record<string, RegExp> = {
  US: /^(US\/|America\/(Adak|Anchorage|Boise|Chicago|Denver|Detroit|Indiana\/|Indianapolis|Juneau|Kentucky\/|Louisville|Los_Angeles|Menominee|Metlakatla|Nome|North_Dakota\/|Phoenix|Sitka|Yakutat)|Pacific\/Honolulu$)/,
  CA: /^(Canada\/|America\/(Cambridge_Bay|Creston|Dawson|Dawson_Creek|Edmonton|Fort_Nelson|Glace_Bay|Goose_Bay|Halifax|Inuvik|Iqaluit|Moncton|Montreal|Nipigon|Rankin_Inlet|Regina|Resolute|St_Johns|Swift_Current|Thunder_Bay|Vancouver|Whitehorse|Winnipeg|Yellowknife)$)/,
  AU: /^(Australia\/|Antarctica\/Macquarie$)/,
  NZ: /^Pacific\/Chatham$/,
  CY: /^(Asia\/Famagusta|Europe\/Nicosia)$/,
  IL: /^Asia\/Tel_Aviv$/,
  DE: /^Europe\/Busingen$/,
  ES: /^(Atlantic\/Canary|Africa\/Ceuta)$/,
  PT: /^Atlantic\/(Azores|Madeira)$/,
  IN: /^Asia\/Calcutta$/,
};

/** Whether clocks that show it may hang in that country. */
const isZoneOf = (country: string, timeZone: string): boolean => guesses[country]?.timeZone === timeZone || (otherZones[country]?.test(timeZone) ?? false);

/** The country that a zone belongs to, for a first guess from the browser's clock. */
export const countryOfZone = (timeZone: string): string | undefined => countries.find((code) => isZoneOf(code, timeZone));

/** The zone of an agency in a country, set up at a machine whose clock shows `own`: that one where it belongs there. */
export const zoneFor = (country: string, own: string): string => (isZoneOf(country, own) ? own : guessFor(country).timeZone);

export function timeZones(...also: string[]): string[] {
  return [...new Set([...also, ...Intl.supportedValuesOf('timeZone')])].filter(Boolean).sort();
}

/** Names of countries and currencies in a language. */
export function namesOf(locale: Locale) {
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const money = new Intl.DisplayNames(locale, { type: 'currency' });
  return {
    country: (code: string) => regions.of(code) ?? code,
    currency: (code: string) => `${money.of(code)} (${code})`,
  };
}
