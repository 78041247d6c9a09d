import { Refusal, type ColumnMapping, type Mapping, type MappedColumn } from '@gable/api';
import { partsOf, type ImportableField } from '../reading/importableField.ts';

/**
 * A mapping that somebody made, over the columns of the file as they are.
 * @throws Refusal `import.wrongMapping` (422) with the heading and what is wrong.
 */
export function checkMapping(given: unknown, { guessed, fields }: { guessed: Mapping; fields: readonly ImportableField[] }): Mapping {
  const { columns } = (isObject(given) ? given : {}) as { columns?: unknown };
  if (!Array.isArray(columns) || columns.length !== guessed.columns.length) throw wrong('', 'columns');
  const taken = new Set<string>();
  const checked = columns.map((column: unknown, index): MappedColumn => {
    const { heading, samples, field, also } = guessed.columns[index]!;
    if (!isObject(column)) throw wrong(heading, 'columns');
    const mapped = checkColumn(column, { heading, fields });
    if (mapped.field !== null && taken.has(mapped.field)) throw wrong(heading, 'twice');
    if (mapped.field !== null) taken.add(mapped.field);
    return { ...mapped, ...(also !== undefined && mapped.field === field && { also }), heading, samples };
  });
  // What somebody has chosen a column for is filled from there alone.
  return { ...guessed, columns: checked.map(({ also, ...column }) => (also === undefined || taken.has(also) ? column : { ...column, also })) };
}

const units = ['squareFeet', 'squareMeters', 'acres', 'hectares'];
const orders = ['dayFirst', 'monthFirst'];

function checkColumn({ field = null, unit, dates, values, emptyWhen }: Record<string, unknown>, { heading, fields }: { heading: string; fields: readonly ImportableField[] }): ColumnMapping {
  if (field === null) return { field };
  if (typeof field !== 'string' || !isThere(field, fields)) throw wrong(heading, 'field');
  if (unit !== undefined && !units.includes(unit as string)) throw wrong(heading, 'unit');
  if (dates !== undefined && !orders.includes(dates as string)) throw wrong(heading, 'dates');
  if (values !== undefined && !(isObject(values) && Object.values(values).every((value) => typeof value === 'string'))) throw wrong(heading, 'values');
  if (emptyWhen !== undefined && !(Array.isArray(emptyWhen) && emptyWhen.every((text) => typeof text === 'string'))) throw wrong(heading, 'emptyWhen');
  return {
    field, ...(unit !== undefined && { unit: unit as ColumnMapping['unit'] & string }), ...(dates !== undefined && { dates: dates as ColumnMapping['dates'] & string }),
    ...(values !== undefined && { values: values as Record<string, string> }), ...(emptyWhen !== undefined && { emptyWhen: emptyWhen as string[] }),
  };
}

function isThere(field: string, fields: readonly ImportableField[]): boolean {
  const [name, part, ...more] = field.split('.');
  const found = fields.find((one) => one.name === name);
  if (!found || more.length) return false;
  return part === undefined || Boolean(partsOf[found.kind]?.includes(part));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const wrong = (heading: string, what: string): Refusal => new Refusal('import.wrongMapping', { values: { heading, what } });
