import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Reading } from '../engine/engine.ts';
import { pointing } from '../erasure/mentions.ts';
import { unfolded } from '../records/addedFields.ts';
import { allColumns, at, lazyRecord, loadField, source } from '../records/columns.ts';
import type { Rules } from '../records/rules.ts';
import { SqlText } from '../records/sqlText.ts';

interface Asked { reading: Reading; agency: Agency; rules: Rules }

/**
 * Until which day laws want records kept, of those of which they do: by what their kind's module says of them, and because
 * a record that is kept refers to them.
 */
export async function keptUntil({ reading, agency, rules }: Asked, { kind, ids }: { kind: string; ids: readonly string[] }): Promise<Map<string, string>> {
  const until = new Map<string, string>();
  if (ids.length === 0) return until;
  const keep = (id: string, day: string): void => void (day > (until.get(id) ?? '') && until.set(id, day));
  const asked = new Set(ids);
  for (const definition of agency.kinds.all().filter((one) => rules.keeps.of(one.kind).length > 0)) {
    const keptTo = (row: StoredRecord): string | null => longest(rules.keeps.of(definition.kind).map((says) => says(lazyRecord(definition, row), (name) => agency.settings[name])));
    if (definition.kind === kind) {
      for (const row of await rowsOf(reading, definition, { agency: agency.id, ids })) {
        const day = keptTo(row);
        if (day !== null) keep(row[at.id] as string, day);
      }
    }
    for (const [field, { options }] of Object.entries(definition.fields)) {
      if (options.target !== kind) continue;
      const naming = await pointing(reading, { agency: agency.id, definition, field, ids });
      for (const row of await rowsOf(reading, definition, { agency: agency.id, ids: naming })) {
        const day = keptTo(row);
        if (day !== null) for (const id of idsIn(loadField(definition, field, row))) if (asked.has(id)) keep(id, day);
      }
    }
  }
  return until;
}

const longest = (days: readonly (string | null)[]): string | null => days.reduce((most, day) => (day !== null && day > (most ?? '') ? day : most), null);

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? (value as (string | { id: string })[]).map((one) => (typeof one === 'string' ? one : one.id)) : typeof value === 'string' ? [value] : []);

async function rowsOf(reading: Reading, definition: RecordDefinition, { agency, ids }: { agency: number; ids: readonly string[] }): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const sql = new SqlText(reading.dialect).add(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE t.agency_id = ? AND `, agency).addOneOf('t.id', ids);
  return (await reading.rows(sql.text, sql.params)).map((row) => unfolded(definition, row));
}
