import type { Field, Stored } from '@gable/db/field.ts';
import { fieldFrom } from '@gable/db/fieldSketch.ts';
import { readingOf } from '../engine/reading.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Connection } from '../engine/engine.ts';
import type { RunningJob } from '../jobs/jobs.ts';
import type { Office } from '../office.ts';
import { wordsKind } from '../records/addedFields.ts';
import { SqlText } from '../records/sqlText.ts';
import { searchableWords } from '../records/wordsToSql.ts';
import { readKept, type KeptField } from './fieldsKept.ts';
import { inPieces } from './purging/inPieces.ts';
import { recordsWithAdded } from './purging/purgeFields.ts';
import { purgeWords } from './purging/purgeWords.ts';
import { tableOf } from './purging/tableOf.ts';

const jobName = 'fields.makeWords';

type Named = Pick<KeptField, 'kind' | 'name'>;
type Working = Pick<Office, 'engine' | 'records'>;

/** Lets an office make the words of a field anew. */
export function addFieldWords(office: Working & Pick<Office, 'jobs'>): void {
  office.jobs.add(jobName, (field: Named, job) => makeWords(office, field, job), { isLong: true });
}

/** Values that were kept while their field was not searched have no words yet, and those of one that is no more have some left. */
export async function makeWordsOfChanged(tx: RunningTransaction, { before, after }: { before: readonly KeptField[]; after: readonly KeptField[] }): Promise<void> {
  const known = new Map(before.map((one) => [`${one.kind}.${one.name}`, one]));
  for (const { kind, name, sketch } of after) {
    const earlier = known.get(`${kind}.${name}`);
    if (earlier && Boolean(earlier.sketch?.searched) !== Boolean(sketch?.searched)) await tx.later(jobName, { kind, name });
  }
}

async function makeWords({ engine, records }: Working, { kind, name }: Named, { agency, stopped }: RunningJob): Promise<void> {
  const piece = inPieces(engine, { agency, stopped });
  await purgeWords({ piece, agency }, wordsKind(kind, name));
  const kept = await readKept(readingOf(engine, agency), agency);
  const found = kept.find((one) => one.kind === kind && one.name === name);
  if (!found?.sketch?.searched || found.purge !== null) return;
  const field = fieldFrom(found.sketch);
  const { table, where } = tableOf(records.kinds, kind);
  for await (const ids of recordsWithAdded({ engine, base: records.kinds, agency }, kind)) {
    await piece(async (connection) => {
      const sql = new SqlText(connection.dialect).add(`SELECT id, custom FROM ${table} WHERE agency_id = ? AND ${where} AND custom IS NOT NULL AND `, agency).addOneOf('id', ids);
      for (const [id, custom] of await connection.rows(sql.text, sql.params) as [string, string][]) {
        for (const word of wordsIn(field, (JSON.parse(custom) as Record<string, Stored[]>)[name])) putWord(connection, { agency, under: wordsKind(kind, name), word, id });
      }
    });
  }
}

function wordsIn({ kind }: Field, stored: Stored[] | undefined): string[] {
  return stored && kind.words ? searchableWords(kind.words(kind.load(stored) as never)) : [];
}

function putWord(connection: Connection, { agency, under, word, id }: { agency: number; under: string; word: string; id: string }): void {
  connection.put('INSERT INTO search_words (agency_id, kind, word, record_id, stands_in) VALUES (?, ?, ?, ?, 0) ON CONFLICT (agency_id, kind, word, record_id) DO NOTHING', [agency, under, word, id]);
}
