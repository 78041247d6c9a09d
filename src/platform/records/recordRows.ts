import type { IndexTerm, Stored } from '@gable/db/field.ts';
import { fold } from '@gable/db/fold.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Connection } from '../engine/engine.ts';
import { addedTerms, folded, isAdded, unfolded, wordsKind } from './addedFields.ts';
import { allColumns, at, lazyRecord, loadField, perDefinition, source, tableName } from './columns.ts';
import { titleBit, wordBit } from './wordBits.ts';
import { searchableWords } from './wordsToSql.ts';

/** Rows of one kind inside of a transaction: the record itself, what its fields are found by, and its words. */
export async function readRow(connection: Connection, definition: RecordDefinition, key: { agency: number; id: string }): Promise<StoredRecord | undefined> {
  const sql = `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND id = ?`;
  const [row] = await connection.rows(sql, [key.agency, key.id]);
  return row && unfolded(definition, row);
}

export function insertRow(connection: Connection, definition: RecordDefinition, row: StoredRecord): void {
  const stored = folded(definition, row);
  const { sql, places } = insertion(definition, stored);
  connection.put(sql, places.map((place) => stored[place]!));
  addTerms(connection, definition, { row });
  addWords(connection, definition, row);
}

interface Insertion { sql: string; places: number[] }

const mostInsertions = 32;
const insertions = perDefinition(() => new Map<string, Insertion>());

/** Names the columns that have something, for most have not, and a third of the time went into saying so. The newest forms are kept. */
function insertion(definition: RecordDefinition, row: StoredRecord): Insertion {
  let valued = '';
  for (let place = 0; place < row.length; place += 1) if (row[place] !== null) valued += String.fromCharCode(place);
  const kept = insertions(definition);
  let made = kept.get(valued);
  if (!made) {
    const places = [...valued].map((place) => place.charCodeAt(0));
    const columns = places.map((place) => `"${definition.columns[place]!.name}"`).join(', ');
    const [kind, given] = definition.shared ? [', kind', `, '${definition.kind}'`] : ['', ''];
    made = { sql: `INSERT INTO ${tableName(definition)} (${columns}${kind}) VALUES (${places.map(() => '?').join(', ')}${given})`, places };
    if (kept.size >= mostInsertions) kept.delete(kept.keys().next().value!);
    kept.set(valued, made);
  }
  return made;
}

/** Writes the columns that differ, and makes anew only the terms and words of fields that differ. */
export async function updateRow(connection: Connection, definition: RecordDefinition, { before, after }: { before: StoredRecord; after: StoredRecord }): Promise<void> {
  const [was, is] = [folded(definition, before), folded(definition, after)];
  const places = is.map((_value, place) => place).filter((place) => is[place] !== was[place]);
  if (places.length === 0) return;
  const assignments = places.map((place) => `"${definition.columns[place]!.name}" = ?`).join(', ');
  const key = [after[at.agency]!, after[at.id]!];
  await connection.change(`UPDATE ${tableName(definition)} SET ${assignments} WHERE agency_id = ? AND id = ?`, [...places.map((place) => is[place]!), ...key]);

  const fields = Object.keys(definition.fields).filter((name) => definition.places.get(name)!.some((place) => after[place] !== before[place]));
  for (const name of fields.filter((name) => hasTerms(definition, name))) {
    await connection.change('DELETE FROM field_values WHERE agency_id = ? AND record_id = ? AND field = ?', [...key, name]);
  }
  addTerms(connection, definition, { row: after, only: new Set(fields) });
  if (after[at.title] !== before[at.title] || fields.some((name) => definition.fields[name]!.options.searched)) changeWords(connection, definition, { before, after });
}

/** For good; of what is only archived, nothing goes. */
export function removeRow(connection: Connection, definition: RecordDefinition, row: StoredRecord): void {
  const key = [row[at.agency]!, row[at.id]!];
  for (const [kind, words] of wordsOf(definition, row)) {
    for (const word of words.keys()) connection.put('DELETE FROM search_words WHERE agency_id = ? AND kind = ? AND word = ? AND record_id = ?', [key[0]!, kind, word, key[1]!]);
  }
  for (const table of ['field_values', 'shares']) connection.put(`DELETE FROM ${table} WHERE agency_id = ? AND record_id = ?`, key);
  connection.put(`DELETE FROM ${tableName(definition)} WHERE agency_id = ? AND id = ?`, key);
}

/** Puts values into a stored record and makes its title. */
export function storeValues(definition: RecordDefinition, row: StoredRecord, values: Record<string, unknown>): StoredRecord {
  const after = [...row];
  for (const [name, value] of Object.entries(values)) {
    if (name === 'holder') after[at.holder] = value as string | null;
    else if (name === 'title') after[at.title] = (value as string | null) ?? '';
    else {
      const stored: Stored[] = value === null ? [] : definition.fields[name]!.kind.store(value as never);
      const places = definition.places.get(name)!;
      for (let index = 0; index < places.length; index += 1) after[places[index]!] = stored[index] ?? null;
    }
  }
  if (definition.options.title) after[at.title] = definition.options.title(lazyRecord(definition, after));
  if (after[at.title] !== row[at.title] || row[at.titleKey] === null) {
    after[at.titleKey] = fold(after[at.title] as string);
    after[at.titleHidden] = definition.options.hidesTitle?.(after[at.title] as string) ? 1 : 0;
  }
  return after;
}

/** Fields of several values, and all that were added at run time: their columns have no indexes of their own. */
const hasTerms = (definition: RecordDefinition, name: string): boolean => Boolean(definition.fields[name]!.kind.terms ?? isAdded(definition, name));
const fieldsWithTerms = perDefinition((definition) => Object.keys(definition.fields).filter((name) => hasTerms(definition, name)));
const searchedFields = perDefinition((definition) => Object.entries(definition.fields).filter(([, { kind, options }]) => options.searched && kind.words).map(([name, { kind }]) =>
  ({ name, text: (value: never) => kind.words!(value), under: isAdded(definition, name) ? wordsKind(definition.kind, name) : definition.kind, bit: wordBit(definition, name) })));

function addTerms(connection: Connection, definition: RecordDefinition, { row, only }: { row: StoredRecord; only?: ReadonlySet<string> }): void {
  for (const { field, position, text, number } of termsOf(definition, row, only)) {
    connection.put(
      'INSERT INTO field_values (agency_id, record_id, field, position, kind, text, number) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [row[at.agency]!, row[at.id]!, field, position, definition.kind, text, number],
    );
  }
}

function addWords(connection: Connection, definition: RecordDefinition, row: StoredRecord): void {
  for (const [kind, words] of wordsOf(definition, row)) {
    for (const [word, standsIn] of words) addWord(connection, row, { kind, word, standsIn });
  }
}

function addWord(connection: Connection, row: StoredRecord, { kind, word, standsIn }: { kind: string; word: string; standsIn: number }): void {
  connection.put(
    // One may be there that the record has not held until now: words of an earlier Gable.
    'INSERT INTO search_words (agency_id, kind, word, record_id, stands_in) VALUES (?, ?, ?, ?, ?) ON CONFLICT (agency_id, kind, word, record_id) DO UPDATE SET stands_in = excluded.stands_in',
    [row[at.agency]!, kind, word, row[at.id]!, standsIn],
  );
}

/** They are found by word alone, so it takes the record as it was to know those that go. */
function changeWords(connection: Connection, definition: RecordDefinition, { before, after }: { before: StoredRecord; after: StoredRecord }): void {
  const earlier = wordsOf(definition, before);
  for (const [kind, are] of wordsOf(definition, after)) {
    const were = earlier.get(kind)!;
    for (const [word, stood] of were) {
      if (are.get(word) !== stood) connection.put('DELETE FROM search_words WHERE agency_id = ? AND kind = ? AND word = ? AND record_id = ?', [after[at.agency]!, kind, word, after[at.id]!]);
    }
    for (const [word, standsIn] of are) if (were.get(word) !== standsIn) addWord(connection, after, { kind, word, standsIn });
  }
}

interface Term { field: string; position: number; text: string | null; number: number | null }

/** What `field_values` holds of a record. */
export function termsOf(definition: RecordDefinition, row: StoredRecord, only?: ReadonlySet<string>): Term[] {
  const terms: Term[] = [];
  for (const field of fieldsWithTerms(definition)) {
    if (only && !only.has(field)) continue;
    for (const [position, { text = null, number = null }] of termsOfField(definition, field, row).entries()) terms.push({ field, position, text, number });
  }
  return terms;
}

function termsOfField(definition: RecordDefinition, name: string, row: StoredRecord): IndexTerm[] {
  const { kind } = definition.fields[name]!;
  if (!kind.terms) return addedTerms(definition, name, row);
  const value = loadField(definition, name, row);
  return value === null || value === undefined ? [] : kind.terms(value as never);
}

/** What `search_words` holds of a record under each of its kinds, every word with the bits of what it stands in. */
export function wordsOf(definition: RecordDefinition, row: StoredRecord): Map<string, Map<string, number>> {
  const standing = new Map<string, number>();
  const title = row[at.title] as string;
  for (const word of searchableWords(title)) standing.set(word, row[at.titleHidden] === 0 ? titleBit : 0);
  const words = new Map([[definition.kind, standing]]);
  for (const { name, text, under, bit } of searchedFields(definition)) {
    const into = under === definition.kind ? standing : new Map<string, number>();
    words.set(under, into);
    const value = loadField(definition, name, row);
    if (value === null || value === undefined) continue;
    for (const word of searchableWords(text(value as never))) into.set(word, (into.get(word) ?? 0) | bit);
  }
  return words;
}
