import type { Connection } from '../../engine/engine.ts';
import { eraseValues, type Sayings } from '../../history/erasure.ts';
import { SqlText } from '../../records/sqlText.ts';
import type { Purging } from './purge.ts';

const entriesInPiece = 500;

/** Forgets all that the history says of some records. The chain still holds; what it was made over is not told any more. */
export async function eraseRecords(connection: Connection, { agency, kind, ids }: { agency: number; kind: string; ids: readonly string[] }): Promise<void> {
  const sql = new SqlText(connection.dialect).add(`SELECT ${columns} FROM history WHERE agency_id = ? AND kind = ? AND `, agency, kind).addOneOf('record_id', ids);
  for (const entry of await connection.rows(sql.text, sql.params) as Entry[]) await erase(connection, { agency, entry, names: null });
}

/** Forgets what the history of a kind says of some fields. */
export async function eraseFields({ engine, agency, piece }: Purging, kind: string, names: readonly string[]): Promise<void> {
  for (let [record, id] = ['', '']; ;) {
    const rows = await engine.read(agency, {
      sql: 'SELECT record_id, id, sequence, changes FROM history WHERE agency_id = ? AND kind = ? AND (record_id, id) > (?, ?) ORDER BY record_id, id LIMIT ?',
      params: [agency, kind, record, id, entriesInPiece],
    }, { big: true }) as [string, string, number, string][];
    if (rows.length === 0) return;
    const telling = rows.filter(([, , , changes]) => names.some((name) => Object.hasOwn(JSON.parse(changes) as object, name))).map(([, , sequence]) => sequence);
    if (telling.length) await piece((connection) => eraseIn(connection, { agency, sequences: telling, names }));
    [record, id] = rows.at(-1)!;
  }
}

async function eraseIn(connection: Connection, { agency, sequences, names }: { agency: number; sequences: readonly number[]; names: readonly string[] }): Promise<void> {
  const sql = new SqlText(connection.dialect).add(`SELECT ${columns} FROM history WHERE agency_id = ? AND `, agency).addOneOf('sequence', sequences);
  for (const entry of await connection.rows(sql.text, sql.params) as Entry[]) await erase(connection, { agency, entry, names });
}

const columns = 'sequence, changes, secret, commitments';
type Entry = [sequence: number, changes: string, secret: string, commitments: string | null];

/** @param names of fields; null for all */
async function erase(connection: Connection, { agency, entry: [sequence, written, secret, commitments], names }: { agency: number; entry: Entry; names: readonly string[] | null }): Promise<void> {
  const sayings: Sayings = { changes: JSON.parse(written) as Sayings['changes'], secret, commitments };
  const erased = Object.keys(sayings.changes).filter((name) => names === null || names.includes(name));
  if (erased.length === 0) return;
  const left = eraseValues(sayings, erased);
  await connection.change('UPDATE history SET changes = ?, secret = ?, commitments = ? WHERE agency_id = ? AND sequence = ?', [JSON.stringify(left.changes), left.secret, left.commitments, agency, sequence]);
}
