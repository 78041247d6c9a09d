import type { Connection } from '../../engine/engine.ts';
import { fileFields } from '../../files/seesFile.ts';
import { SqlText } from '../../records/sqlText.ts';
import type { Purging } from './purge.ts';

type Naming = Pick<Purging, 'agency' | 'base' | 'kept'>;

/** Ids of the files that some records name, in all fields of theirs or in those told. */
export async function namedFiles(connection: Connection, naming: Naming, { kind, ids, names }: { kind: string; ids: readonly string[]; names?: readonly string[] }): Promise<string[]> {
  const fields = allFileFields(naming).filter((one) => one.kind === kind && (names === undefined || names.includes(one.field))).map(({ field }) => field);
  if (fields.length === 0) return [];
  const sql = new SqlText(connection.dialect).add('SELECT DISTINCT text FROM field_values WHERE agency_id = ? AND kind = ? AND ', naming.agency, kind);
  sql.addOneOf('record_id', ids).add(' AND ').addOneOf('field', fields);
  return (await connection.rows(sql.text, sql.params)).map(([id]) => id as string);
}

/** Forgets those that no other record names; their bytes go with the next sweep. */
export async function forgetFiles(connection: Connection, naming: Naming, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const sql = new SqlText(connection.dialect).add('DELETE FROM files WHERE agency_id = ? AND ', naming.agency).addOneOf('id', ids);
  for (const { kind, field } of allFileFields(naming)) {
    sql.add(' AND NOT EXISTS (SELECT 1 FROM field_values v WHERE v.agency_id = files.agency_id AND v.kind = ? AND v.field = ? AND v.text = files.id)', kind, field);
  }
  await connection.change(sql.text, sql.params);
}

function allFileFields({ base, kept }: Naming): { kind: string; field: string }[] {
  return [
    ...fileFields(base).map(({ definition, field }) => ({ kind: definition.kind, field })),
    ...kept.filter(({ sketch }) => sketch?.kind === 'files').map(({ kind, name }) => ({ kind, field: name })),
  ];
}
