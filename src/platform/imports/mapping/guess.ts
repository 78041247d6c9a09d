import type { ColumnMapping, FileForm, Importer, MappedColumn, Mapping } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import { isId } from '@gable/db/id.ts';
import { ownId, partsOf, type ImportableField } from '../reading/importableField.ts';
import { contentOf, type Content } from './content.ts';
import { currencyIn, detailsOf, isSenseless } from './details.ts';
import { comparedHeading } from './importers.ts';

export interface Guessing {
  form: FileForm;
  headings: string[];
  /** The first rows. */
  rows: string[][];
  fields: ImportableField[];
  importers: Importer[];
  /** What the fields are called in all languages, as headings are compared. */
  labels: ReadonlyMap<string, string | null>;
  /** Where a date can be read in two ways, this tells which. */
  country: string;
  /** What the agency deals in. */
  currency: string;
  variant?: string | undefined;
}

const mostSamples = 3;
const longestSample = 80;

/** How a file is probably meant: by its form, if it is known; otherwise by its headings, and by what stands under them. */
export function guess({ form, headings, rows, fields, importers, labels, country, currency, variant: wanted }: Guessing): Mapping {
  // A letter that we gave it says nothing.
  const compared = headings.map((heading) => (form.headings ? comparedHeading(heading) : ''));
  const known = form.headings ? recognised(compared, importers) : undefined;
  const variant = known?.variants?.find(({ id }) => id === wanted) ?? known?.variants?.[0];
  const words = importers.filter(({ recognisedBy }) => !recognisedBy);
  const knowledge = [variant?.columns, known?.columns, ...words.map(({ columns }) => columns), namesOf(fields), Object.fromEntries([...labels].map(([label, field]) => [label, { field: field === ownId.name ? null : field }]))];
  const samples = samplesIn(headings, rows);
  const taken = new Taken(fields);

  // Elsewhere a number of another system, or the listing's, is called so.
  const idAt = compared.findIndex((heading, index) => labels.get(heading) === ownId.name && samples[index]!.length > 0 && samples[index]!.every(isId));
  const meantBy = (heading: string): ColumnMapping | undefined => (heading === '' ? undefined : knowledge.find((columns) => columns?.[heading] && Object.hasOwn(columns, heading))?.[heading]);
  const amountsUnder = (heading: string): ColumnMapping | undefined => {
    const column = currencyIn(heading) && meantBy(comparedHeading(heading.replace(/\([A-Z]{3}\)\s*$/, '')));
    return column && fields.some(({ name, kind }) => name === column.field && kind === 'money') ? column : undefined;
  };
  const byHeading = compared.map((heading, index): ColumnMapping | undefined => {
    if (index === idAt) return { field: ownId.name };
    const column = meantBy(heading) ?? amountsUnder(headings[index]!);
    return column && taken.take(column, samples[index]!) ? column : column?.field === null ? column : undefined;
  });
  const columns = withContents(byHeading, { samples, country, contents: Object.assign({}, ...words.map(({ byContent }) => byContent)) as Importer['byContent'], taken, fields });
  return {
    form,
    importer: known?.id ?? null,
    variant: variant?.id ?? null,
    profile: null,
    columns: columns.map((column, index): MappedColumn => ({
      ...column, ...detailsOf(column, { heading: headings[index]!, samples: samples[index]!, fields, country, currency, form }),
      heading: headings[index]!, samples: samples[index]!.slice(0, mostSamples).map((sample) => asWords(sample).slice(0, longestSample)),
    })),
    constants: { ...known?.constants, ...variant?.constants },
    identity: [known, ...importers].map((importer) => importer?.identity).find((field) => field !== undefined && taken.has(field)) ?? null,
    orderedBy: known?.orderedBy === undefined ? null : compared.indexOf(known.orderedBy),
  };
}

/** The different values of each column. */
export const samplesIn = (headings: readonly string[], rows: readonly string[][]): string[][] =>
  headings.map((_heading, index) => [...new Set(rows.map((cells) => cells[index]?.trim() ?? '').filter(Boolean))]);

/** What has parts as people would say it: its values behind each other. */
function asWords(sample: string): string {
  if (!/^[[{]/.test(sample)) return sample;
  try {
    return wordsIn(JSON.parse(sample)).join(', ');
  } catch {
    return sample;
  }
}

const wordsIn = (value: unknown): string[] => (typeof value === 'object' && value ? Object.values(value).flatMap(wordsIn) : value === null ? [] : [String(value)]);

/** The form of which the most headings are there, and all of those that it is recognised by. */
export function recognised(headings: readonly string[], importers: readonly Importer[]): Importer | undefined {
  const there = new Set(headings);
  const possible = importers.filter(({ recognisedBy }) => recognisedBy?.every((heading) => there.has(heading)));
  return possible.sort((one, other) => other.recognisedBy!.length - one.recognisedBy!.length)[0];
}

const namesOf = (fields: readonly ImportableField[]): Record<string, ColumnMapping> =>
  Object.fromEntries(fields.flatMap(({ name, kind }) => [name, ...(partsOf[kind] ?? []).map((part) => `${name}.${part}`)]).map((field) => [comparedHeading(field), { field }]));

/** Kinds of several values, of which more than one column may tell. */
export const severalTimes: ReadonlySet<string> = new Set(['phones', 'emails', 'multiChoice', 'tags']);

class Taken {
  readonly #fields: readonly ImportableField[];
  readonly #taken = new Set<string>();

  constructor(fields: readonly ImportableField[]) {
    this.#fields = fields;
  }

  has(field: string): boolean {
    return this.#taken.has(field);
  }

  /** Whether a column may fill the field, and does from now on. */
  take({ field, also, lastWordTo }: ColumnMapping, samples: readonly string[]): boolean {
    if (field === null) return false;
    const found = this.#fields.find(({ name }) => name === field.split('.')[0]);
    const isFree = !this.#taken.has(field) || severalTimes.has(found?.kind ?? '');
    if (!found || !isFree || (lastWordTo && this.#taken.has(lastWordTo)) || isSenseless(found.kind, samples)) return false;
    for (const filled of [field, also, lastWordTo]) if (filled) this.#taken.add(filled);
    return true;
  }
}

interface Contents { samples: string[][]; country: string; contents: Importer['byContent']; taken: Taken; fields: readonly ImportableField[] }

/** Columns of an unknown heading by what they hold. */
function withContents(columns: (ColumnMapping | undefined)[], { samples, country, contents, taken, fields }: Contents): (ColumnMapping & { byContent?: boolean })[] {
  let next: Content['next'];
  return columns.map((column, index) => {
    const together = next;
    next = undefined;
    if (column) return column;
    const isNextFree = index + 1 < columns.length && columns[index + 1] === undefined;
    const found: Content | undefined = together ? { kind: together } : contentOf(samples[index]!, isNextFree ? samples[index + 1]! : [], country);
    const meant = (found && (contents?.[found.kind] ?? onlyOneFor(found.kind, fields))) ?? choiceFor(samples[index]!, fields);
    if (!meant || !taken.take(meant, samples[index]!)) return { field: null };
    next = found?.next;
    return { ...meant, byContent: true };
  });
}

const kindsFor: Record<string, string> = { email: 'emails', phone: 'phones', url: 'url' };

function onlyOneFor(content: string, fields: readonly ImportableField[]): ColumnMapping | undefined {
  const possible = fields.filter(({ kind }) => kind === kindsFor[content]);
  return possible.length === 1 ? { field: possible[0]!.name } : undefined;
}

/** The choice whose words all of the values are. */
function choiceFor(samples: readonly string[], fields: readonly ImportableField[]): ColumnMapping | undefined {
  if (samples.length === 0) return undefined;
  const written = samples.map(fold);
  const isOfWords = ({ kind, words }: ImportableField): boolean => {
    if (kind !== 'choice' && kind !== 'multiChoice') return false;
    const known = new Set([...Object.keys(words), ...Object.values(words)].map(fold));
    return written.every((word) => word.length > 1 && known.has(word));
  };
  const field = fields.find(isOfWords);
  return field && { field: field.name };
}
