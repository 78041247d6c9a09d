import { fold } from '@gable/db/fold.ts';
import type { Connection } from '../../engine/engine.ts';
import { wordsKind } from '../../records/addedFields.ts';
import { source } from '../../records/columns.ts';
import { readRow, removeRow } from '../../records/recordRows.ts';
import { SqlText } from '../../records/sqlText.ts';
import { eraseRecords } from './eraseHistory.ts';
import { forgetFiles, namedFiles } from './namedFiles.ts';
import { purgeWords } from './purgeWords.ts';
import type { Purging } from './purge.ts';

const recordsInPiece = 50;

/** Deletes all records of a kind that an extension brought, and with each what was written about it. */
export async function purgeKind(purging: Purging, kind: string): Promise<void> {
  while (await purging.piece((connection) => purgeSome(connection, purging, kind)));
  const added = purging.kept.filter((one) => one.kind === kind && one.name !== '').map(({ name }) => wordsKind(kind, name));
  for (const words of [kind, ...added]) await purgeWords(purging, words);
}

async function purgeSome(connection: Connection, purging: Purging, kind: string): Promise<boolean> {
  const { agency } = purging;
  const rows = await connection.rows('SELECT id FROM records WHERE agency_id = ? AND kind = ? LIMIT ?', [agency, kind, recordsInPiece]);
  const ids = rows.map(([id]) => id as string);
  if (ids.length === 0) return false;
  for (const about of ['notes', 'tasks']) if (await purgeAbout(connection, purging, { about, kind, ids })) return true;
  const files = await namedFiles(connection, purging, { kind, ids });
  for (const [table, column] of [['field_values', 'record_id'], ['shares', 'record_id'], ['records', 'id']] as const) {
    const sql = new SqlText(connection.dialect).add(`DELETE FROM ${table} WHERE agency_id = ? AND `, agency).addOneOf(column, ids);
    await connection.change(sql.text, sql.params);
  }
  await eraseRecords(connection, { agency, kind, ids });
  await forgetFiles(connection, purging, files);
  return true;
}

/** Notes or tasks about some records, as many as one piece takes; false where there are none. */
async function purgeAbout(connection: Connection, purging: Purging, { about, kind, ids }: { about: string; kind: string; ids: readonly string[] }): Promise<boolean> {
  const { agency } = purging;
  const definition = purging.definitionOf(about);
  const sql = new SqlText(connection.dialect).add(`SELECT id FROM ${source(definition)} WHERE agency_id = ? AND `, agency);
  sql.addOneOf('about_key', ids.map((id) => fold(`${kind}/${id}`))).add(' LIMIT ?', recordsInPiece);
  const found = (await connection.rows(sql.text, sql.params)).map(([id]) => id as string);
  if (found.length === 0) return false;
  const files = await namedFiles(connection, purging, { kind: about, ids: found });
  for (const id of found) removeRow(connection, definition, (await readRow(connection, definition, { agency, id }))!);
  await eraseRecords(connection, { agency, kind: about, ids: found });
  await forgetFiles(connection, purging, files);
  return true;
}
