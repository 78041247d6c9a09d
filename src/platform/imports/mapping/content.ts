import type { ContentKind } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { readDay } from '../reading/dates.ts';
import { no, yes } from '../reading/readCell.ts';
import { readNumber } from '../reading/numbers.ts';

export interface Content { kind: ContentKind; /** Columns beside each other that only together are what they are. */ next?: ContentKind }

/** What a column holds, by nearly all of its values; `next` for what stands in the column after it. */
export function contentOf(samples: readonly string[], next: readonly string[], country: string): Content | undefined {
  const found = alone.find(({ test }) => holds(samples, (text) => test(text, country)));
  if (found) return { kind: found.kind };
  else if (isOfPlaces(samples, next)) return { kind: 'latitude', next: 'longitude' };
  else if (isOfNames(samples) && isOfNames(next)) return { kind: 'firstName', next: 'lastName' };
  else return undefined;
}

/** What a single value looks like; undefined for words, which may be of anything. */
export function looksLike(text: string, country: string): ContentKind | 'number' | undefined {
  const kind = alone.find(({ kind: one, test }) => telling.has(one) && test(text, country))?.kind;
  return kind ?? (/\d/.test(text) && !Number.isNaN(readNumber(text)) ? 'number' : undefined);
}

const telling: ReadonlySet<ContentKind> = new Set(['email', 'url', 'money', 'date', 'phone']);

const alone: { kind: ContentKind; test: (text: string, country: string) => boolean }[] = [
  { kind: 'email', test: (text) => /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u.test(text) },
  { kind: 'url', test: (text) => /^(https?:\/\/|www\.)\S+$/i.test(text) },
  { kind: 'money', test: (text) => /\p{Sc}|^[A-Z]{3}\s?\d|\d\s?[A-Z]{3}$/u.test(text) && !Number.isNaN(readNumber(text)) },
  { kind: 'date', test: (text) => !/^[\d.]+$/.test(text) && /^\d{4}-\d\d-\d\d$/.test(readDay(text, 'dayFirst')) },
  { kind: 'yesNo', test: (text) => !/^\d$/.test(text) && (yes.has(fold(text)) || no.has(fold(text))) },
  { kind: 'phone', test: (text) => /^[+(]?[\d\s().\-/\u06f0-\u06f9]{7,24}$/.test(text) && /^(\+|0|\(|[\u06f0])|[\s()-]/.test(text) && !/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text) && digitsIn(text) >= 7 && digitsIn(text) <= 15 },
  { kind: 'postcode', test: (text, country) => !/^000/.test(text) && (postcodes[country]?.test(text) ?? false) },
  { kind: 'fullName', test: (text) => /^\p{L}[\p{L}\p{M}'’.-]+(\s+\p{L}[\p{L}\p{M}'’.-]*){1,3}$/u.test(text) && (/\p{Lo}/u.test(text) || /^\p{Lu}.*\s\p{Lu}[^\s]*$/u.test(text)) },
];

const postcodes: Record<string, RegExp> = {
  US: /^\d{5}(-\d{4})?$/, GR: /^\d{3}\s?\d{2}$/, IL: /^\d{7}$/, IR: /^\d{5}-?\d{5}$/, DE: /^\d{5}$/, FR: /^\d{5}$/, CY: /^\d{4}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i, CA: /^[A-Z]\d[A-Z]\s?\d[A-Z]\d$/i,
};

const most = 0.8;

function holds(samples: readonly string[], test: (text: string) => boolean): boolean {
  return samples.length > 0 && samples.filter(test).length >= samples.length * most;
}

/** Degrees, with so many digits behind the point that they are of a place and no amounts. */
function isOfPlaces(samples: readonly string[], next: readonly string[]): boolean {
  const degreesTo = (limit: number) => (text: string): boolean => /^-?\d{1,3}[.,]\d+$/.test(text) && Math.abs(Number(text.replace(',', '.'))) <= limit;
  return holds(samples, degreesTo(90)) && holds(next, degreesTo(180)) && [...samples, ...next].some((text) => /[.,]\d{4,}$/.test(text));
}

/** Words of which few come again. */
const isOfNames = (samples: readonly string[]): boolean =>
  samples.length >= 3 && holds(samples, (text) => /^\p{L}[\p{L}\p{M}'’-]+$/u.test(text) && /^(\p{Lu}|\p{Lo})/u.test(text));

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
