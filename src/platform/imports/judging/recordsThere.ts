import { isId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import { bigReading } from '../../engine/reading.ts';
import type { Caller } from '../../caller.ts';
import type { Engine, Reading } from '../../engine/engine.ts';
import { mayChange, sightOf } from '../../permissions/sight.ts';
import { unfolded } from '../../records/addedFields.ts';
import { allColumns, at, keepersOf, source } from '../../records/columns.ts';
import { SqlText } from '../../records/sqlText.ts';
import { lookUp } from '../../same/bookLookup.ts';
import { recordsBy } from '../../same/recordsBy.ts';
import type { Telling } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';

export interface Asking extends Telling { engine: Engine; caller: Caller }

/** The records that rows are about, of those that the caller may change. */
export async function recordsThere({ engine, caller, ...telling }: Asking, rows: readonly StagedRow[]): Promise<Map<StagedRow, StoredRecord>> {
  if (rows.length === 0) return new Map();
  const reading = bigReading(engine, caller.agency.id);
  const lookup = await lookUp({ ...telling, reading, agency: caller.agency.id, archived: 'kept' }, rows);
  const matches = rows.flatMap((row) => {
    const match = lookup.find(row);
    return match ? [[row, match.id] as const] : [];
  });
  const records = await changeable(reading, { caller, definition: telling.definition }, matches.map(([, id]) => id));
  return new Map(matches.flatMap(([row, id]) => (records.has(id) ? [[row, records.get(id)!] as const] : [])));
}

/** Of some ids those of records that the caller may change; of all others it is not told whether they are somebody else's, or nobody's. */
export async function idsThere({ engine, caller, ...telling }: Asking, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = [...new Set(ids)].filter(isId);
  if (asked.length === 0) return new Set();
  const reading = bigReading(engine, caller.agency.id);
  const known = await recordsBy(reading, telling, { agency: caller.agency.id, field: 'id', texts: asked, archived: 'kept' });
  return new Set((await changeable(reading, { caller, definition: telling.definition }, known.map(([id]) => id))).keys());
}

async function changeable(reading: Reading, { caller, definition }: { caller: Caller; definition: RecordDefinition }, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
  if (ids.length === 0) return new Map();
  const sql = new SqlText(reading.dialect).add(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE t.agency_id = ? AND `, caller.agency.id).addOneOf('t.id', [...new Set(ids)]);
  const sight = sightOf(caller, definition.kind);
  const rows = (await reading.rows(sql.text, sql.params)).map((row) => unfolded(definition, row));
  return new Map(rows.filter((row) => mayChange(sight, keepersOf(definition, row), row[at.id])).map((row) => [row[at.id] as string, row]));
}
