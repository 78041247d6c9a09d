import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Reading } from '../../engine/engine.ts';
import { addTermJoin, termColumn } from '../../records/addedFields.ts';
import { source } from '../../records/columns.ts';
import { SqlText } from '../../records/sqlText.ts';

/** `keys` as the field that tells records apart is stored to be compared, for two spellings of one are the same. */
export interface Sought { agency: number; identity: string | null; keys: readonly string[] }

/** Ids of records that are there by now, by the key that tells them. */
export async function recordsThere(reading: Reading, definition: RecordDefinition, { agency, identity, keys }: Sought): Promise<Map<string, string>> {
  const place = identity === null ? undefined : comparedPlace(definition, identity);
  if (identity === null || place === undefined || keys.length === 0) return new Map();
  const { name, type, added } = definition.columns[place]!;
  const column = added ? `f.${termColumn({ name, type })}` : `t."${name}"`;
  const sql = new SqlText(reading.dialect).add(`SELECT t.id, ${column} FROM ${source(definition)} `);
  if (added) addTermJoin(sql, { definition, place, alias: 'f', agency });
  sql.add('WHERE t.agency_id = ? AND t.archived_at IS NULL AND ', agency);
  sql.addOneOf(column, [...new Set(keys)]);
  return new Map((await reading.rows(sql.text, sql.params)).map(([id, value]) => [String(value), id as string]));
}
