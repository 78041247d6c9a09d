import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Reading } from '../engine/engine.ts';
import { bigReading } from '../engine/reading.ts';
import type { Purging } from '../extensions/purging/purge.ts';
import { isAdded, unfolded } from '../records/addedFields.ts';
import { at, loadField, source, allColumns } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';
import type { Forgotten } from './forget.ts';
import { everTold, type Some } from './remove.ts';
import { holds, valuesTold, wordsOf } from './words.ts';

/** Records of these hold what was searched for, not what is about somebody: few, so that each is looked at. */
const searches = ['views', 'reports'];

/** Records that point to what goes, or did once, and what people keep their searches in. */
export async function mentionsOf({ purging, office, kind, ids, words }: Forgotten): Promise<Some[]> {
  const found = new Map<string, Set<string>>();
  const add = (one: string, id: string): void => void (found.get(one) ?? found.set(one, new Set()).get(one)!).add(id);
  for (const definition of office.agencies.get(purging.agency).kinds.all()) {
    for (const [field, { options }] of Object.entries(definition.fields)) {
      if (options.target === kind) for (const id of await pointing(bigReading(purging.engine, purging.agency), { agency: purging.agency, definition, field, ids })) add(definition.kind, id);
    }
    if (words.length && searches.includes(definition.kind)) for (const id of await holding(purging, definition, words)) add(definition.kind, id);
  }
  if (words.length) for (const [one, id] of await pointedOnce(purging, ids)) if (one !== kind && one !== 'agencies' && one !== 'notes' && one !== 'tasks') add(one, id);
  for (const id of ids) found.get(kind)?.delete(id);
  return [...found].map(([one, all]) => ({ kind: one, ids: [...all] })).filter((one) => one.ids.length > 0);
}

/** Records of a kind that name some by one of their fields. */
export async function pointing(reading: Reading, { agency, definition, field, ids }: { agency: number; definition: RecordDefinition; field: string; ids: readonly string[] }): Promise<string[]> {
  const isByTerm = isAdded(definition, field) || definition.fields[field]!.kind.terms !== undefined;
  const sql = new SqlText(reading.dialect);
  if (isByTerm) sql.add('SELECT DISTINCT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND ', agency, definition.kind, field).addOneOf('text', ids);
  else sql.add(`SELECT t.id FROM ${source(definition)} WHERE t.agency_id = ? AND `, agency).addOneOf(`t."${definition.columns[comparedPlace(definition, field)!]!.name}"`, ids);
  return (await reading.rows(sql.text, sql.params)).map(([id]) => id as string);
}

/** By what the history says. */
async function pointedOnce({ engine, agency }: Purging, ids: readonly string[]): Promise<[kind: string, id: string][]> {
  const sql = new SqlText(engine.dialect).add(`SELECT DISTINCT kind, record_id FROM history WHERE agency_id = ? AND (${ids.map(() => 'changes LIKE ?').join(' OR ')})`, agency, ...ids.map((id) => `%"${id}"%`));
  return await engine.read(agency, { sql: sql.text, params: sql.params }, { big: true }) as [string, string][];
}

async function holding({ engine, agency }: Purging, definition: RecordDefinition, words: readonly string[]): Promise<string[]> {
  const rows = await engine.read(agency, { sql: `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ?`, params: [agency] }, { big: true });
  return rows.map((row) => unfolded(definition, row)).filter((row) => Object.keys(definition.fields).some((name) => {
    const value = loadField(definition, name, row);
    return typeof value === 'string' && holds(value, words);
  })).map((row) => row[at.id] as string);
}

/** Archived records that were merged away and are the same person: their names, numbers and addresses are hers. */
export async function sameOnes(purging: Purging, { kind, ids, words }: Some & { words: readonly string[] }): Promise<string[]> {
  const { engine, agency } = purging;
  const rows = await engine.read(agency, {
    sql: "SELECT DISTINCT record_id FROM history WHERE agency_id = ? AND kind = ? AND command = 'records.merge' AND action = 'archived'", params: [agency, kind],
  }, { big: true });
  const same: string[] = [];
  for (const [other] of rows as [string][]) {
    if (ids.includes(other)) continue;
    const told = await everTold(purging, { kind, ids: [other] });
    if (wordsOf(purging.definitionOf(kind), told.flatMap(valuesTold)).some((word) => words.includes(word))) same.push(other);
  }
  return same;
}
