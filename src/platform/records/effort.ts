import { Refusal, type Filter } from '@gable/api';
import type { RecordQuery } from '@gable/api/server';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { outlineOf } from '../permissions/sight.ts';
import { isAdded } from './addedFields.ts';
import { isDated } from './dayComparison.ts';
import { trulyNamed } from './namedFields.ts';
import { kindNamed, meansSeveral } from './namedRecords.ts';
import { searchableWords } from './wordsToSql.ts';
import type { Listing } from './listQuery.ts';

const mostWords = 8;
const mostComparisons = 20;
const fewestDigits = 4;
/** In degrees: two kilometres and less. */
const pieceOfTown = 0.02;

type Comparison = Extract<Filter, { field: string }>;
interface Asked { comparisons: Comparison[]; words: string[]; branches: boolean }

/**
 * Each word and each comparison may cost a walk through all records. The office's own queries are as long as they are.
 * @throws Refusal `query.tooManyWords`, `filter.tooManyComparisons` (400).
 */
export function refuseTooMuch(query: Pick<RecordQuery, 'filter' | 'words'>, { member }: Caller): void {
  if (!member) return;
  const { comparisons, words } = partsOf(query);
  if (words.length > mostWords) throw new Refusal('query.tooManyWords', { status: 400, values: { most: mostWords } });
  if (comparisons.length > mostComparisons) throw new Refusal('filter.tooManyComparisons', { status: 400, values: { most: mostComparisons } });
}

/** Whether a page may take a walk through many records: anything but a stretch of one index in its own order. */
export function mayScan({ definition, caller, sight, query, sort }: Listing): boolean {
  const { comparisons: written, words, branches } = partsOf(query);
  const comparisons = written.map((comparison) => trulyNamed(comparison, definition));
  const [first, second] = sort;
  if (!branches && comparisons.some((comparison) => leadsToFew(definition, comparison))) return false;
  if (branches || second || words.length > 0 || (query.archived ?? 'no') !== 'no') return true;
  const sorted = definition.columns[first!.place]!.name;
  const equal = new Set<string>();
  for (const comparison of comparisons) {
    const { field, is, value } = comparison;
    const place = comparedPlace(definition, field);
    if (place === undefined || kindNamed({ definition, caller }, comparison)) return true;
    const { name } = definition.columns[place]!;
    if (name === 'holder_id' && is === '=' && meansSeveral(String(value), caller)) return true;
    if (is === '=' && !Array.isArray(value) && !isDated(definition, field)) equal.add(name);
    else if (name !== sorted) return true;
  }
  if (sight.reads && !(sight.outline && [first!.name, ...comparisons.map(({ field }) => field)].every((name) => outlineOf(definition).has(name)))) {
    if (sight.reads.size > 1) return true;
    equal.add('holder_id');
  }
  return !(definition.table.indexes ?? []).some((index) => {
    const [, ...on] = Array.isArray(index) ? index : index.on;
    return on.slice(0, equal.size).every((name) => equal.has(name)) && on[equal.size] === sorted;
  });
}

/** A piece of a town, or four and more last digits: whatever else is asked, it is asked of few records. */
function leadsToFew({ fields }: RecordDefinition, { field, is, value }: Comparison): boolean {
  const kind = fields[field]?.kind;
  if (is === 'endsWith') return kind?.ending !== undefined && String(value).replace(/\P{Nd}/gu, '').length >= fewestDigits;
  if (is !== 'within' || kind?.cell === undefined || !Array.isArray(value)) return false;
  const [south, west, north, east] = value.map(Number) as [number, number, number, number];
  return north - south <= pieceOfTown && east >= west && east - west <= pieceOfTown;
}

/** Whether an index leads to what has a value in a field. */
export function isLookedUp(definition: RecordDefinition, field: string): boolean {
  if (field === 'id' || isAdded(definition, field) || definition.fields[field]?.kind.terms) return true;
  const column = definition.columns[comparedPlace(definition, field) ?? -1]?.name;
  return (definition.table.indexes ?? []).some((index) => (Array.isArray(index) ? index : index.on)[1] === column);
}

function partsOf({ filter, words = '' }: Pick<RecordQuery, 'filter' | 'words'>): Asked {
  const asked: Asked = { comparisons: [], words: searchableWords(words), branches: false };
  const visit = (part: Filter): void => {
    if ('all' in part) part.all.forEach(visit);
    else if ('words' in part) asked.words.push(...searchableWords(part.words));
    else if ('field' in part) asked.comparisons.push(part);
    else {
      asked.branches = true;
      ('any' in part ? part.any : [part.not]).forEach(visit);
    }
  };
  if (filter) visit(filter);
  return asked;
}
