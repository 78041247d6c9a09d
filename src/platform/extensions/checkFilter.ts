import { parseFilter, Refusal, type Filter } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import { addFilter } from '../records/filterToSql.ts';
import { SqlText } from '../records/sqlText.ts';
import type { Checking } from './checkContents.ts';

/** What was expected of a filter over such records, written or as a tree; undefined where it works. Told by what runs it. */
export function wrongInFilter(given: string | Filter, definition: RecordDefinition, { agency, office }: Pick<Checking, 'agency' | 'office'>): string | undefined {
  try {
    const filter = typeof given === 'string' ? parseFilter(given) : given;
    addFilter(filter, { definition, caller: { agency, member: null, locale: 'en' }, sql: new SqlText('sqlite'), touched: new Set() });
    return undefined;
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return `a filter over ${definition.kind}. ${office.messages.sentence('en', failure.code, failure.values)}`;
  }
}
