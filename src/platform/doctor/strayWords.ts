import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { allColumns, at, source } from '../records/columns.ts';
import { unfolded, wordKinds } from '../records/addedFields.ts';
import { wordsOf } from '../records/recordRows.ts';
import { SqlText } from '../records/sqlText.ts';

const page = 500;

interface Word { kind: string; word: string; id: string }
interface Looked { engine: Engine; agency: Agency; definition: RecordDefinition }

/** Words by which records are found that do not hold them. Records that are not there at all are no concern of it. */
export async function* strayWords(looked: Looked): AsyncGenerator<Word> {
  for (const kind of wordKinds(looked.definition)) yield* strayWordsUnder(kind, looked);
}

async function* strayWordsUnder(kind: string, looked: Looked): AsyncGenerator<Word> {
  for (let last: Word = { kind, word: '', id: '' }; ;) {
    const words = await wordsAfter(looked, last);
    if (words.length === 0) return;
    const held = await wordsHeldBy(looked, new Set(words.map(({ id }) => id)));
    for (const word of words) if (held.get(word.id)?.get(kind)?.has(word.word) === false) yield word;
    last = words.at(-1)!;
  }
}

/** Whether it is still one: somebody may have changed the record between our looks at its parts. */
export async function isStray(looked: Looked, { kind, word, id }: Word): Promise<boolean> {
  const rows = await looked.engine.read(looked.agency.id, {
    sql: 'SELECT 1 FROM search_words WHERE agency_id = ? AND kind = ? AND word = ? AND record_id = ?', params: [looked.agency.id, kind, word, id],
  });
  return rows.length > 0 && (await wordsHeldBy(looked, new Set([id]))).get(id)?.get(kind)?.has(word) === false;
}

async function wordsAfter({ engine, agency }: Looked, { kind, word, id }: Word): Promise<Word[]> {
  const rows = await engine.read(agency.id, {
    sql: 'SELECT word, record_id FROM search_words WHERE agency_id = ? AND kind = ? AND (word, record_id) > (?, ?) ORDER BY word, record_id LIMIT ?',
    params: [agency.id, kind, word, id, page],
  }, { big: true });
  return (rows as [string, string][]).map(([found, record]) => ({ kind, word: found, id: record }));
}

async function wordsHeldBy({ engine, agency, definition }: Looked, ids: ReadonlySet<string>): Promise<Map<string, ReturnType<typeof wordsOf>>> {
  const { text, params } = new SqlText(engine.dialect).add(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND `, agency.id).addOneOf('id', [...ids]);
  const rows = await engine.read(agency.id, { sql: text, params }, { big: true }) as StoredRecord[];
  return new Map(rows.map((row) => [row[at.id] as string, wordsOf(definition, unfolded(definition, row))]));
}
