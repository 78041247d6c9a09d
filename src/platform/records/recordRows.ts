import type { Stored } from '@gable/db/field.ts';
import { fold } from '@gable/db/fold.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Connection } from '../engine/engine.ts';
import { allColumns, at, loadField, loadRecord, tableName } from './columns.ts';
import { searchableWords } from './filterToSql.ts';

/** Rows of one kind inside of a transaction: the record itself, what its fields are found by, and its words. */
export async function readRow(connection: Connection, definition: RecordDefinition, key: { agency: number; id: string }): Promise<StoredRecord | undefined> {
  const sql = `SELECT ${allColumns(definition)} FROM ${tableName(definition)} WHERE agency_id = ? AND id = ?`;
  return (await connection.rows(sql, [key.agency, key.id]))[0];
}

export async function insertRow(connection: Connection, definition: RecordDefinition, row: StoredRecord): Promise<void> {
  await connection.change(`INSERT INTO ${tableName(definition)} (${allColumns(definition)}) VALUES (${row.map(() => '?').join(', ')})`, row);
  await addTerms(connection, definition, row, Object.keys(definition.fields));
  await addWords(connection, definition, row);
}

/** Writes the columns that differ, and makes anew only the terms and words of fields that differ. */
export async function updateRow(connection: Connection, definition: RecordDefinition, { before, after }: { before: StoredRecord; after: StoredRecord }): Promise<void> {
  const places = after.map((_value, place) => place).filter((place) => after[place] !== before[place]);
  if (places.length === 0) return;
  const assignments = places.map((place) => `"${definition.columns[place]!.name}" = ?`).join(', ');
  const key = [after[at.agency]!, after[at.id]!];
  await connection.change(`UPDATE ${tableName(definition)} SET ${assignments} WHERE agency_id = ? AND id = ?`, [...places.map((place) => after[place]!), ...key]);

  const fields = Object.keys(definition.fields).filter((name) => definition.places.get(name)!.some((place) => after[place] !== before[place]));
  for (const name of fields.filter((name) => definition.fields[name]!.kind.terms)) {
    await connection.change('DELETE FROM field_values WHERE agency_id = ? AND record_id = ? AND field = ?', [...key, name]);
  }
  await addTerms(connection, definition, after, fields);
  if (after[at.title] !== before[at.title] || fields.some((name) => definition.fields[name]!.options.searched)) {
    await connection.change('DELETE FROM search_words WHERE agency_id = ? AND record_id = ?', key);
    await addWords(connection, definition, after);
  }
}

/** Puts values into a stored record and makes its title. */
export function storeValues(definition: RecordDefinition, row: StoredRecord, values: Record<string, unknown>): StoredRecord {
  const after = [...row];
  for (const [name, value] of Object.entries(values)) {
    if (name === 'holder') after[at.holder] = value as string | null;
    else if (name === 'title') after[at.title] = (value as string | null) ?? '';
    else {
      const stored: Stored[] = value === null ? [] : definition.fields[name]!.kind.store(value as never);
      definition.places.get(name)!.forEach((place, index) => (after[place] = stored[index] ?? null));
    }
  }
  if (definition.options.title) after[at.title] = definition.options.title(loadRecord(definition, after));
  if (after[at.title] !== row[at.title] || row[at.titleKey] === null) after[at.titleKey] = fold(after[at.title] as string);
  return after;
}

async function addTerms(connection: Connection, definition: RecordDefinition, row: StoredRecord, fields: readonly string[]): Promise<void> {
  for (const name of fields) {
    const { kind } = definition.fields[name]!;
    const value = kind.terms ? loadField(definition, name, row) : null;
    if (value === null || value === undefined) continue;
    for (const [position, { text = null, number = null }] of kind.terms!(value as never).entries()) {
      await connection.change(
        'INSERT INTO field_values (agency_id, record_id, field, position, kind, text, number) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [row[at.agency]!, row[at.id]!, name, position, definition.kind, text, number],
      );
    }
  }
}

async function addWords(connection: Connection, definition: RecordDefinition, row: StoredRecord): Promise<void> {
  const inTitle = new Set(searchableWords(row[at.title] as string));
  const words = new Set(inTitle);
  for (const [name, { kind, options }] of Object.entries(definition.fields)) {
    const value = options.searched && kind.words ? loadField(definition, name, row) : null;
    if (value !== null && value !== undefined) for (const word of searchableWords(kind.words!(value as never))) words.add(word);
  }
  for (const word of words) {
    await connection.change(
      'INSERT INTO search_words (agency_id, kind, word, record_id, in_title) VALUES (?, ?, ?, ?, ?)',
      [row[at.agency]!, definition.kind, word, row[at.id]!, inTitle.has(word) ? 1 : 0],
    );
  }
}
