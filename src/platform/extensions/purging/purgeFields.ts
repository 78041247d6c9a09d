import type { Connection } from '../../engine/engine.ts';
import { wordsKind } from '../../records/addedFields.ts';
import { SqlText } from '../../records/sqlText.ts';
import { eraseFields } from './eraseHistory.ts';
import { tableOf } from './tableOf.ts';
import { forgetFiles, namedFiles } from './namedFiles.ts';
import type { Purging } from './purge.ts';
import { purgeWords } from './purgeWords.ts';

const recordsInPiece = 200;

interface Emptied { kind: string; names: readonly string[]; ids: readonly string[] }

/** Takes the values of some fields out of all records of a kind, whether the kind is there now or not. */
export async function purgeFields(purging: Purging, kind: string, names: readonly string[]): Promise<void> {
  for await (const ids of recordsWithAdded(purging, kind)) await purging.piece((connection) => emptyFields(connection, purging, { kind, names, ids }));
  // Somebody whose command began before may have written one meanwhile.
  for (const name of names) while (await purging.piece((connection) => emptyFound(connection, purging, { kind, names, name })));
  for (const name of names) await purgeWords(purging, wordsKind(kind, name));
  await eraseFields(purging, kind, names);
}

/** Ids of the records that have a value in any added field. */
export async function* recordsWithAdded({ engine, base, agency }: Pick<Purging, 'engine' | 'base' | 'agency'>, kind: string): AsyncGenerator<string[]> {
  const { table, where } = tableOf(base, kind);
  for (let after = ''; ;) {
    const rows = await engine.read(agency, { sql: `SELECT id FROM ${table} WHERE agency_id = ? AND ${where} AND custom IS NOT NULL AND id > ? ORDER BY id LIMIT ?`, params: [agency, after, recordsInPiece] }, { big: true });
    if (rows.length === 0) return;
    yield rows.map(([id]) => id as string);
    after = rows.at(-1)![0] as string;
  }
}

async function emptyFound(connection: Connection, purging: Purging, { name, ...emptied }: Omit<Emptied, 'ids'> & { name: string }): Promise<boolean> {
  const rows = await connection.rows('SELECT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? LIMIT ?', [purging.agency, emptied.kind, name, recordsInPiece]);
  if (rows.length) await emptyFields(connection, purging, { ...emptied, ids: [...new Set(rows.map(([id]) => id as string))] });
  return rows.length > 0;
}

async function emptyFields(connection: Connection, purging: Purging, { kind, names, ids }: Emptied): Promise<void> {
  const { agency, base } = purging;
  const { table, where } = tableOf(base, kind);
  const files = await namedFiles(connection, purging, { kind, ids, names });
  const read = new SqlText(connection.dialect).add(`SELECT id, custom FROM ${table} WHERE agency_id = ? AND ${where} AND custom IS NOT NULL AND `, agency).addOneOf('id', ids);
  for (const [id, written] of await connection.rows(read.text, read.params) as [string, string][]) {
    const custom = Object.entries(JSON.parse(written) as Record<string, unknown>);
    const left = custom.filter(([name]) => !names.includes(name));
    if (left.length === custom.length) continue;
    await connection.change(`UPDATE ${table} SET custom = ? WHERE agency_id = ? AND id = ?`, [left.length ? JSON.stringify(Object.fromEntries(left)) : null, agency, id]);
  }
  const values = new SqlText(connection.dialect).add('DELETE FROM field_values WHERE agency_id = ? AND kind = ? AND ', agency, kind);
  values.addOneOf('record_id', ids).add(' AND ').addOneOf('field', names);
  await connection.change(values.text, values.params);
  await forgetFiles(connection, purging, files);
}
