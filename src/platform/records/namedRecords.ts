import type { Filter } from '@gable/api';
import { InvalidValue } from '@gable/db/field.ts';
import { isId } from '@gable/db/id.ts';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { addScope } from '../permissions/addScope.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { outlineOf, sightOf } from '../permissions/sight.ts';
import { source } from './columns.ts';
import type { Filtering } from './filterToSql.ts';
import { addWords, searchableWords } from './wordsToSql.ts';

type Comparison = Extract<Filter, { field: string }>;

const mostWords = 8;

/**
 * Of which kind the record is that somebody names in place of its id: `contact:"Dana Levi"`. Undefined where none is named, or a
 * member, whom `membersMeant` knows.
 */
export function kindNamed({ definition, caller }: Pick<Filtering, 'definition' | 'caller'>, { field, is, value }: Comparison): RecordDefinition | undefined {
  const [name] = field.split('.') as [string];
  const target = name === 'holder' ? 'members' : definition.fields[name]?.options.target;
  if (is !== '=' || target === undefined || typeof value !== 'string' || isId(value) || (target === 'members' && (value === 'me' || seesNames(caller)))) return undefined;
  else return seenKinds(caller).find(target);
}

/**
 * Ids of the members whom one word of a comparison means: by `me`, by their id, or by words of their name. Names are looked up in
 * memory, so that an index over holders is used.
 * @throws InvalidValue as `addIdsNamed` does.
 */
export function membersMeant(text: string, caller: Caller): string[] {
  if (text === 'me') return [caller.member?.id ?? ''];
  else if (isId(text) || !seesNames(caller)) return [text];
  else return membersCalled(nameIn(text), caller);
}

/** Whether a word of a comparison means more members than one. */
export const meansSeveral = (text: string, caller: Caller): boolean =>
  text !== 'me' && !isId(text) && membersCalled(searchableWords(text), caller).length > 1;

function membersCalled(words: string[], caller: Caller): string[] {
  const begins = (own: string, word: string): boolean => ([...word].length < 2 ? own === word : own.startsWith(word));
  return [...caller.agency.members.values()]
    .filter(({ title }) => words.every((word) => searchableWords(title).some((own) => begins(own, word))))
    .map(({ id }) => id);
}

function seesNames(caller: Caller): boolean {
  const { reads, outline } = sightOf(caller, 'members');
  return reads === null || outline;
}

/**
 * Adds `SELECT` of the ids of those in whose title all the words are, as far as the caller sees them at all.
 * @param role put before each id, as the terms of a role have it
 * @throws InvalidValue where there is no word, or more than a name has.
 */
export function addIdsNamed(words: string, { definition, role }: { definition: RecordDefinition; role?: string | undefined }, filtering: Filtering): void {
  const { caller, sql } = filtering;
  nameIn(words);
  const sight = sightOf(caller, definition.kind);
  if (role === undefined) sql.add('SELECT t.id');
  else sql.add(`SELECT CAST(? AS text) || t.id`, `${role}:`);
  sql.add(` FROM ${source(definition)} WHERE t.agency_id = ? AND `, caller.agency.id);
  addWords(words, { ...filtering, definition, touched: new Set(), outlineOnly: true });
  if (sight.reads === null) return;
  addScope({ definition, caller, sight }, sql.add(' AND ('));
  sql.add(sight.outline && outlineOf(definition).has('title') ? ' OR t.title_hidden = 0)' : ')');
}

function nameIn(text: string): string[] {
  const words = searchableWords(text);
  if (words.length === 0 || words.length > mostWords) throw new InvalidValue('field.notId');
  return words;
}
