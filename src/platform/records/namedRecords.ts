import type { Filter } from '@gable/api';
import { InvalidValue } from '@gable/db/field.ts';
import { isId } from '@gable/db/id.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import type { Filtering } from './filterToSql.ts';
import { addWords, searchableWords } from './wordsToSql.ts';

type Comparison = Extract<Filter, { field: string }>;

const mostWords = 8;

/** Of which kind the record is that somebody names in place of its id: `contact:"Dana Levi"`. Undefined where none is named. */
export function kindNamed({ definition, caller }: Pick<Filtering, 'definition' | 'caller'>, { field, is, value }: Comparison): RecordDefinition | undefined {
  const [name] = field.split('.') as [string];
  const target = name === 'holder' ? 'members' : definition.fields[name]?.options.target;
  if (is !== '=' || target === undefined || typeof value !== 'string' || isId(value) || (value === 'me' && target === 'members')) return undefined;
  else return caller.agency.kinds.find(target);
}

/**
 * Adds `SELECT` of the ids of those in whose title all the words are, as far as the caller sees them at all.
 * @param role put before each id, as the terms of a role have it
 * @throws InvalidValue where there is no word, or more than a name has.
 */
export function addIdsNamed(words: string, { definition, role }: { definition: RecordDefinition; role?: string | undefined }, filtering: Filtering): void {
  const { caller, sql } = filtering;
  const { length } = searchableWords(words);
  if (length === 0 || length > mostWords) throw new InvalidValue('field.notId');
  const { reads, outline } = sightOf(caller, definition.kind);
  if (role === undefined) sql.add('SELECT t.id');
  else sql.add(`SELECT CAST(? AS text) || t.id`, `${role}:`);
  sql.add(` FROM ${source(definition)} WHERE t.agency_id = ? AND `, caller.agency.id);
  addWords(words, { ...filtering, definition, touched: new Set(), outlineOnly: true });
  if (reads === null) return;
  sql.addOneOf(' AND (t.holder_id', [...reads]);
  sql.add(outline && outlineOf(definition).has('title') ? ' OR t.title_hidden = 0)' : ')');
}
