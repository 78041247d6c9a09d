import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import { fold } from '@gable/db/fold.ts';
import type { Agency } from '../caller.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { wordKinds } from '../records/addedFields.ts';
import { at } from '../records/columns.ts';
import { termsOf, wordsOf } from '../records/recordRows.ts';
import { SqlText } from '../records/sqlText.ts';
import { danglingReferences } from './references.ts';
import { differenceFromHistory } from './differenceFromHistory.ts';

export interface RecordPage {
  engine: Engine;
  agency: Agency;
  definition: RecordDefinition;
  /** Whole rows, in the order of their ids. */
  rows: StoredRecord[];
}

/** What is wrong with each record of a page that is not as it should be. */
export async function problemsOfPage(page: RecordPage): Promise<Map<string, string>> {
  const problems = new Map<string, string>();
  if (page.rows.length === 0) return problems;
  const [entries, terms, words, dangling] = await Promise.all([
    readAbout(page, 'SELECT record_id, action, changes, commitments FROM history', 'record_id, sequence'),
    readAbout(page, 'SELECT record_id, field, position, text, number FROM field_values', 'record_id, field, position'),
    wordsOfPage(page),
    danglingReferences(page),
  ]);
  for (const row of page.rows) {
    const id = row[at.id] as string;
    const problem = differenceFromHistory(page.definition, row, entries.get(id) ?? [])
      ?? (row[at.titleKey] === fold(row[at.title] as string) ? undefined : 'is sorted by another title than its own.')
      ?? (sameTerms(page.definition, row, terms.get(id) ?? []) ? undefined : 'is not found by what its fields hold (field_values).')
      ?? (hasWords(page.definition, row, words) ? undefined : 'is not found by its words (search_words).')
      ?? dangling.get(id);
    if (problem) problems.set(id, problem);
  }
  return problems;
}

/** Rows about the records of the page, by record and without its id. */
async function readAbout({ engine, agency, definition, rows }: RecordPage, select: string, order: string): Promise<Map<string, Row[]>> {
  const found = await engine.read(agency.id, {
    sql: `${select} WHERE agency_id = ? AND kind = ? AND record_id >= ? AND record_id <= ? ORDER BY ${order}`,
    params: [agency.id, definition.kind, rows[0]![at.id]!, rows.at(-1)![at.id]!],
  }, { big: true });
  const about = new Map<string, Row[]>();
  for (const [id, ...row] of found) {
    const known = about.get(id as string);
    if (known) known.push(row);
    else about.set(id as string, [row]);
  }
  return about;
}

function sameTerms(definition: RecordDefinition, row: StoredRecord, stored: Row[]): boolean {
  const expected = termsOf(definition, row).map(({ field, position, text, number }) => JSON.stringify([field, position, text, number]));
  // Those of a field whose extension is away are kept for its return.
  return sameSet(expected, stored.filter(([field]) => definition.places.has(field as string)).map((one) => JSON.stringify(one)));
}

/** What the page's records can be found by, of the words that they hold: each as its record, where it stands, itself, and what it stands in. */
async function wordsOfPage({ engine, agency, definition, rows }: RecordPage): Promise<Set<string>> {
  const words = new Set(rows.flatMap((row) => [...wordsOf(definition, row).values()].flatMap((held) => [...held.keys()])));
  if (words.size === 0) return words;
  const sql = new SqlText(engine.dialect).add('SELECT record_id, kind, word, stands_in FROM search_words WHERE agency_id = ? AND ', agency.id);
  sql.addOneOf('kind', wordKinds(definition)).add(' AND ').addOneOf('word', [...words]).add(' AND record_id >= ? AND record_id <= ?', rows[0]![at.id]!, rows.at(-1)![at.id]!);
  const found = await engine.read(agency.id, { sql: sql.text, params: sql.params }, { big: true });
  return new Set(found.map((row) => row.join(' ')));
}

function hasWords(definition: RecordDefinition, row: StoredRecord, found: ReadonlySet<string>): boolean {
  return [...wordsOf(definition, row)].every(([kind, words]) => [...words].every(([word, standsIn]) => found.has(`${row[at.id] as string} ${kind} ${word} ${standsIn}`)));
}

function sameSet(one: string[], other: string[]): boolean {
  const known = new Set(one);
  return one.length === other.length && other.every((each) => known.has(each));
}
