import { fold } from '@gable/db/fold.ts';
import type { Row } from '../engine/engine.ts';
import { eraseRecords } from '../extensions/purging/eraseHistory.ts';
import { forgetFiles } from '../extensions/purging/namedFiles.ts';
import type { Purging } from '../extensions/purging/purge.ts';
import type { Entry } from '../history/entry.ts';
import { source } from '../records/columns.ts';
import { readRow, removeRow } from '../records/recordRows.ts';
import { SqlText } from '../records/sqlText.ts';

/** Records of one kind. */
export interface Some { kind: string; ids: readonly string[] }

const recordsInPiece = 20;

/** All that the history says of some records, oldest first. */
export async function everTold({ engine, agency }: Purging, { kind, ids }: Some): Promise<Entry['changes'][]> {
  if (ids.length === 0) return [];
  const sql = new SqlText(engine.dialect).add('SELECT changes FROM history WHERE agency_id = ? AND kind = ? AND ', agency, kind).addOneOf('record_id', ids).add(' ORDER BY sequence');
  const rows: Row[] = await engine.read(agency, { sql: sql.text, params: sql.params }, { big: true });
  return rows.map(([changes]) => JSON.parse(changes as string) as Entry['changes']);
}

/** What was written and planned about some records. */
export async function aboutOf(purging: Purging, { kind, ids }: Some): Promise<Some[]> {
  const { engine, agency } = purging;
  const found: Some[] = [];
  for (const about of ['notes', 'tasks']) {
    const sql = new SqlText(engine.dialect).add(`SELECT id FROM ${source(purging.definitionOf(about))} WHERE agency_id = ? AND `, agency).addOneOf('about_key', ids.map((id) => fold(`${kind}/${id}`)));
    const rows = await engine.read(agency, { sql: sql.text, params: sql.params });
    if (rows.length) found.push({ kind: about, ids: rows.map(([id]) => id as string) });
  }
  return found;
}

/** For good: the rows, what they are found by, what the history says of them, and the files that nobody else names. */
export async function remove(purging: Purging, { kind, ids, files }: Some & { files: readonly string[] }): Promise<void> {
  const { agency } = purging;
  const definition = purging.definitionOf(kind);
  for (let from = 0; from < ids.length; from += recordsInPiece) {
    const some = ids.slice(from, from + recordsInPiece);
    await purging.piece(async (connection) => {
      for (const id of some) {
        const row = await readRow(connection, definition, { agency, id });
        if (row) removeRow(connection, definition, row);
        for (const side of ['one_id', 'other_id']) await connection.change(`DELETE FROM same_pairs WHERE agency_id = ? AND kind = ? AND ${side} = ?`, [agency, kind, id]);
        await connection.change('DELETE FROM shares WHERE agency_id = ? AND record_id = ?', [agency, id]);
      }
      await eraseRecords(connection, { agency, kind, ids: some });
      await forgetFiles(connection, purging, files);
    });
  }
}
