import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { wordKinds } from '../records/addedFields.ts';
import { source } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';

const remains: { table: string; what: string; where?: string }[] = [
  // What was purged has left its entries, of which nothing can be read.
  { table: 'history', what: 'has a history', where: 'AND commitments IS NULL' },
  { table: 'field_values', what: 'can be filtered for' },
  { table: 'search_words', what: 'can be searched for' },
];

/** What is kept about records that are not there. */
export async function orphans(engine: Engine, agency: Agency, definition: RecordDefinition): Promise<string[]> {
  const problems: string[] = [];
  for (const { table, what, where = '' } of remains) {
    const sql = new SqlText(engine.dialect).add(`SELECT DISTINCT record_id FROM ${table} AS x WHERE agency_id = ? AND `, agency.id);
    sql.addOneOf('kind', table === 'search_words' ? wordKinds(definition) : [definition.kind]);
    sql.add(` ${where} AND NOT EXISTS (SELECT 1 FROM ${source(definition)} WHERE t.agency_id = x.agency_id AND t.id = x.record_id) LIMIT 20`);
    const rows = await engine.read(agency.id, { sql: sql.text, params: sql.params }, { big: true });
    problems.push(...rows.map(([id]) => `${agency.name}: ${definition.kind}/${id} ${what}, and is not there.`));
  }
  return problems;
}
