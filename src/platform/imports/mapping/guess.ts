import type { ColumnMapping, Importer, MappedColumn, Mapping } from '@gable/api';
import { comparedHeading } from './importers.ts';
import type { ImportableField } from '../reading/importableField.ts';
import { orderShownBy } from '../reading/dates.ts';

export interface Guessing {
  headings: string[];
  /** The first rows. */
  rows: string[][];
  fields: ImportableField[];
  importers: Importer[];
  /** What the fields are called in all languages, as headings are compared. */
  labels: ReadonlyMap<string, string>;
  /** Where a date can be read in two ways, this tells which. */
  country: string;
  variant?: string | undefined;
}

const mostSamples = 3;

/** How a file is probably meant: by its form, if it is known; otherwise by its headings. */
export function guess({ headings, rows, fields, importers, labels, country, variant: wanted }: Guessing): Mapping {
  const compared = headings.map(comparedHeading);
  const form = recognised(compared, importers);
  const variant = form?.variants?.find(({ id }) => id === wanted) ?? form?.variants?.[0];
  const knowledge = [variant?.columns, form?.columns, ...importers.filter(({ recognisedBy }) => !recognisedBy).map(({ columns }) => columns), namesOf(fields), Object.fromEntries([...labels].map(([label, field]) => [label, { field }]))];
  const taken = new Set<string>();

  const columns = headings.map((heading, index): MappedColumn => {
    const known = compared[index] === '' ? undefined : knowledge.find((columns) => columns?.[compared[index]!] && Object.hasOwn(columns, compared[index]!))?.[compared[index]!];
    const samples = [...new Set(rows.map((cells) => cells[index]?.trim() ?? '').filter(Boolean))];
    const column = fits(known, { fields, taken }) ? known : { field: null };
    for (const field of [column.field, column.also ?? null]) if (field !== null) taken.add(field);
    return { ...column, ...detailsOf(column, { heading, samples, fields, country }), heading, samples: samples.slice(0, mostSamples).map((sample) => sample.slice(0, 80)) };
  });
  return {
    importer: form?.id ?? null,
    variant: variant?.id ?? null,
    columns,
    constants: { ...form?.constants, ...variant?.constants },
    identity: [form, ...importers].map((importer) => importer?.identity).find((field) => field !== undefined && taken.has(field)) ?? null,
    orderedBy: form?.orderedBy === undefined ? null : compared.indexOf(form.orderedBy),
  };
}

/** The form of which the most headings are there, and all of those that it is recognised by. */
export function recognised(headings: readonly string[], importers: readonly Importer[]): Importer | undefined {
  const there = new Set(headings);
  const possible = importers.filter(({ recognisedBy }) => recognisedBy?.every((heading) => there.has(heading)));
  return possible.sort((one, other) => other.recognisedBy!.length - one.recognisedBy!.length)[0];
}

const namesOf = (fields: readonly ImportableField[]): Record<string, ColumnMapping> =>
  Object.fromEntries(fields.map(({ name }) => [comparedHeading(name), { field: name }]));

function fits(column: ColumnMapping | undefined, { fields, taken }: { fields: readonly ImportableField[]; taken: ReadonlySet<string> }): column is ColumnMapping {
  if (!column) return false;
  return column.field === null || (!taken.has(column.field) && fields.some(({ name }) => name === column.field!.split('.')[0]));
}

/** What a heading or the values tell of unit and order. */
function detailsOf(column: ColumnMapping, { heading, samples, fields, country }: { heading: string; samples: string[]; fields: readonly ImportableField[]; country: string }): Partial<ColumnMapping> {
  const kind = fields.find(({ name }) => name === column.field)?.kind;
  const unit = kind === 'area' ? (column.unit ?? unitIn(heading)) : undefined;
  const dates = kind === 'date' || kind === 'dateTime' ? (column.dates ?? orderShownBy(samples) ?? (samples.some((sample) => /^\d{1,2}\D\d{1,2}\D\d{4}/.test(sample)) ? orderIn(country) : undefined)) : undefined;
  return { ...(unit && { unit }), ...(dates && { dates }) };
}

const orderIn = (country: string): ColumnMapping['dates'] => (country === 'US' ? 'monthFirst' : 'dayFirst');

function unitIn(heading: string): ColumnMapping['unit'] {
  const text = heading.toLowerCase();
  if (/sq\.?[\s_]*(ft|feet)|square[\s_]*f(oo|ee)t|ft²|ft2/.test(text)) return 'squareFeet';
  else if (/acre/.test(text)) return 'acres';
  else if (/hectare/.test(text)) return 'hectares';
  else if (/m²|m2|sqm|sq\.?[\s_]*m|square[\s_]*met|מ"?ר|τ\.?μ|متر/.test(text)) return 'squareMeters';
  else return undefined;
}
