import { Refusal, type ColumnMapping, type ColumnQuestion, type Mapping, type MappedColumn } from '@gable/api';
import { severalTimes } from './guess.ts';
import { partsOf, type ImportableField } from '../reading/importableField.ts';

/**
 * A mapping that somebody made, over the columns of the file as they are.
 * @throws Refusal `import.wrongMapping` (422) with the heading and what is wrong.
 */
export function checkMapping(given: unknown, { guessed, fields }: { guessed: Mapping; fields: readonly ImportableField[] }): Mapping {
  const { columns } = (isObject(given) ? given : {}) as { columns?: unknown };
  if (!Array.isArray(columns) || columns.length !== guessed.columns.length) throw wrong('', 'columns');
  const taken = new Set<string>();
  const kindOf = (field: string): string => fields.find(({ name }) => name === field)?.kind ?? '';
  const checked = columns.map((column: unknown, index): MappedColumn => {
    const { heading, samples, field, also } = guessed.columns[index]!;
    if (!isObject(column)) throw wrong(heading, 'columns');
    const mapped = checkColumn(column, { heading, fields });
    for (const filled of [mapped.field, mapped.lastWordTo]) {
      if (typeof filled !== 'string') continue;
      if (taken.has(filled) && !severalTimes.has(kindOf(filled))) throw wrong(heading, 'twice');
      taken.add(filled);
    }
    return { ...mapped, ...(Array.isArray(column.asks) && { asks: column.asks.filter(isQuestion) }), ...(also !== undefined && mapped.field === field && { also }), heading, samples };
  });
  // What somebody has chosen a column for is filled from there alone.
  return { ...guessed, columns: checked.map(({ also, ...column }) => (also === undefined || taken.has(also) ? column : { ...column, also })) };
}

type Check = (value: unknown, fields: readonly ImportableField[]) => boolean;

const oneOf = (...choices: string[]): Check => (value) => choices.includes(value as string);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 40;

/** What may be told of a column besides its field. */
const details: { [Detail in Exclude<keyof ColumnMapping, 'field' | 'also'>]-?: Check } = {
  unit: oneOf('squareFeet', 'squareMeters', 'acres', 'hectares'),
  dates: oneOf('dayFirst', 'monthFirst', 'yearFirst'),
  decimal: oneOf('point', 'comma'),
  currency: (value) => Intl.supportedValuesOf('currency').includes(value as string),
  label: isText,
  lastWordTo: (value, fields) => fields.some(({ name, kind }) => name === value && kind === 'text'),
  values: (value) => isObject(value) && Object.values(value).every((one) => typeof one === 'string'),
  unknown: oneOf('refuse', 'empty'),
  emptyWhen: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

function checkColumn(given: Record<string, unknown>, { heading, fields }: { heading: string; fields: readonly ImportableField[] }): ColumnMapping {
  const { field = null } = given;
  if (field === null) return { field };
  if (typeof field !== 'string' || !isThere(field, fields)) throw wrong(heading, 'field');
  const told = Object.entries(details).filter(([detail]) => given[detail] !== undefined);
  const refused = told.find(([detail, check]) => !check(given[detail], fields));
  if (refused) throw wrong(heading, refused[0]);
  if (given.unknown === 'empty' && fields.find(({ name }) => name === field)?.options.required) throw wrong(heading, 'unknown');
  return { field, ...Object.fromEntries(told.map(([detail]) => [detail, given[detail]])) };
}

/** Whether a file can fill the field, or the part of one. */
export function isThere(field: string, fields: readonly ImportableField[]): boolean {
  const [name, part, ...more] = field.split('.');
  const found = fields.find((one) => one.name === name);
  if (!found || more.length) return false;
  return part === undefined || Boolean(partsOf[found.kind]?.includes(part));
}

const isQuestion = (value: unknown): value is ColumnQuestion => value === 'dates' || value === 'decimal' || value === 'currency';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const wrong = (heading: string, what: string): Refusal => new Refusal('import.wrongMapping', { values: { heading, what } });
