import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Reading } from '../engine/engine.ts';
import { addTermJoin, termColumn } from '../records/addedFields.ts';
import { source } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';
import type { Known } from './bookLookup.ts';
import type { Telling } from './sameKeys.ts';

export interface Wanted { agency: number; field: string; texts: string[]; /** Those in the archive too; `kept`: but for what an import had made and was taken back. */ archived?: 'any' | 'kept' | undefined }

/** Records that have one of the values, each with the value; those in the archive are not there unless they are asked for. */
export async function recordsBy(reading: Reading, { definition, rule }: Telling, { agency, field, texts, archived }: Wanted): Promise<[text: string, known: Known][]> {
  const sql = new SqlText(reading.dialect);
  const isName = field === 'title' || field === rule?.soundIn;
  const shared = isName ? (rule?.sharing ?? []) : [];
  const has = shared.map((name) => `, CASE WHEN ${columnAt(definition, definition.places.get(name)![0]!)} IS NULL THEN 0 ELSE 1 END`).join('');
  const facts = isName ? (rule?.apartBy ?? []).map((name) => columnAt(definition, comparedPlace(definition, name)!)) : [];
  if (definition.fields[field]?.kind.terms) addTerms(sql, definition, { agency, field, texts });
  else addColumn(sql, definition, { agency, field, texts, more: [has, ...facts.map((column) => `, ${column}`)].join('') });
  if (archived === undefined) sql.add(' AND t.archived_at IS NULL');
  if (archived === 'kept') {
    sql.add(` AND (t.archived_at IS NULL OR NOT (${entryOf("h.command || ' ' || h.action", 'DESC')} = 'imports.undoPiece archived' AND ${entryOf('h.command', 'ASC')} = 'imports.applyPiece'))`, definition.kind, definition.kind);
  }
  const rows = await reading.rows(sql.text, sql.params);
  return rows.map(([id, text, title, archivedAt, ...more]) => [String(text), {
    id: id as string, title: title as string, isArchived: archivedAt !== null, facts: more.slice(shared.length),
    has: more.slice(0, shared.length).reduce<number>((bits, one, index) => (Number(one) ? bits | (1 << index) : bits), 0),
  }]);
}

/** Of the first or the last entry of a record's history. */
const entryOf = (what: string, order: 'ASC' | 'DESC'): string =>
  `COALESCE((SELECT ${what} FROM history h WHERE h.agency_id = t.agency_id AND h.kind = ? AND h.record_id = t.id ORDER BY h.sequence ${order} LIMIT 1), '')`;

function addTerms(sql: SqlText, definition: RecordDefinition, { agency, field, texts }: Wanted): void {
  sql.add(`SELECT t.id, f.text, t.title, t.archived_at FROM field_values f JOIN ${source(definition)} ON t.agency_id = f.agency_id AND t.id = f.record_id
    WHERE f.agency_id = ? AND f.kind = ? AND f.field = ? AND `, agency, definition.kind, field);
  sql.addOneOf('f.text', texts);
}

function addColumn(sql: SqlText, definition: RecordDefinition, { agency, field, texts, more }: Wanted & { more: string }): void {
  const place = comparedPlace(definition, field)!;
  const { name, type, added } = definition.columns[place]!;
  const column = added ? `f.${termColumn({ name, type })}` : `t."${name}"`;
  sql.add(`SELECT t.id, ${column}, t.title, t.archived_at${more} FROM ${source(definition)} `);
  if (added) addTermJoin(sql, { definition, place, alias: 'f', agency });
  sql.add('WHERE t.agency_id = ? AND ', agency);
  sql.addOneOf(column, texts);
}

function columnAt(definition: RecordDefinition, place: number): string {
  const { name, added } = definition.columns[place]!;
  return added ? 'NULL' : `t."${name}"`;
}
