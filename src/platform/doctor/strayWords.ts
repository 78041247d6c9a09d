import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { allColumns, at, source } from '../records/columns.ts';
import { unfolded } from '../records/addedFields.ts';
import { wordsOf } from '../records/recordRows.ts';
import { SqlText } from '../records/sqlText.ts';

const page = 500;

interface Word { word: string; id: string }
interface Looked { engine: Engine; agency: Agency; definition: RecordDefinition }

/** Words by which records are found that do not hold them. Records that are not there at all are no concern of it. */
export async function* strayWords(looked: Looked): AsyncGenerator<Word> {
  for (let last: Word = { word: '', id: '' }; ;) {
    const words = await wordsAfter(looked, last);
    if (words.length === 0) return;
    const held = await wordsHeldBy(looked, new Set(words.map(({ id }) => id)));
    for (const { word, id } of words) if (held.get(id)?.has(word) === false) yield { word, id };
    last = words.at(-1)!;
  }
}

/** Whether it is still one: somebody may have changed the record between our looks at its parts. */
export async function isStray(looked: Looked, { word, id }: Word): Promise<boolean> {
  const rows = await looked.engine.read(looked.agency.id, {
    sql: 'SELECT 1 FROM search_words WHERE agency_id = ? AND kind = ? AND word = ? AND record_id = ?', params: [looked.agency.id, looked.definition.kind, word, id],
  });
  return rows.length > 0 && (await wordsHeldBy(looked, new Set([id]))).get(id)?.has(word) === false;
}

async function wordsAfter({ engine, agency, definition }: Looked, { word, id }: Word): Promise<Word[]> {
  const rows = await engine.read(agency.id, {
    sql: 'SELECT word, record_id FROM search_words WHERE agency_id = ? AND kind = ? AND (word, record_id) > (?, ?) ORDER BY word, record_id LIMIT ?',
    params: [agency.id, definition.kind, word, id, page],
  }, { big: true });
  return (rows as [string, string][]).map(([found, record]) => ({ word: found, id: record }));
}

async function wordsHeldBy({ engine, agency, definition }: Looked, ids: ReadonlySet<string>): Promise<Map<string, Map<string, boolean>>> {
  const { text, params } = new SqlText(engine.dialect).add(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND `, agency.id).addOneOf('id', [...ids]);
  const rows = await engine.read(agency.id, { sql: text, params }, { big: true }) as StoredRecord[];
  return new Map(rows.map((row) => [row[at.id] as string, wordsOf(definition, unfolded(definition, row))]));
}
