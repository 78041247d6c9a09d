import { parseFilter, Refusal, type Filter } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import { addFilter } from '../records/filterToSql.ts';
import { SqlText } from '../records/sqlText.ts';

/** What was expected of a filter over such records, written or as a tree; undefined where it works. Told by what runs it. */
export function wrongInFilter(given: string | Filter, definition: RecordDefinition, agency: Agency): string | undefined {
  try {
    const filter = typeof given === 'string' ? parseFilter(given) : given;
    addFilter(filter, { definition, caller: { agency, member: null, locale: 'en' }, sql: new SqlText('sqlite'), touched: new Set() });
    return undefined;
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { position = 1, field, value } = failure.values;
    if (failure.code === 'filter.invalid') return `a filter (${failure.code} at ${position})`;
    else return `a filter over ${definition.kind} (${[failure.code, field, value].filter(Boolean).join(' ')})`;
  }
}
