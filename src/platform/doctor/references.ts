import type { Stored } from '@gable/db/field.ts';
import { at, loadField, source } from '../records/columns.ts';
import { SqlText } from '../records/sqlText.ts';
import type { RecordPage } from './recordPage.ts';

interface Reference { from: string; field: string; target: string; id: string }

/** References of a page's records that lead nowhere, by record. */
export async function danglingReferences(page: RecordPage): Promise<Map<string, string>> {
  const references = page.rows.flatMap((row) => referencesIn(page, row));
  const dangling = new Map<string, string>();
  for (const target of new Set(references.map((reference) => reference.target))) {
    const asked = references.filter((reference) => reference.target === target);
    const known = await existing(page, target, [...new Set(asked.map(({ id }) => id))]);
    for (const { from, field, id } of asked) {
      if (known && !known.has(id)) dangling.set(from, `refers by ${field} to ${target}/${id}, which is not there.`);
    }
  }
  return dangling;
}

function referencesIn({ definition }: RecordPage, row: RecordPage['rows'][number]): Reference[] {
  const from = row[at.id] as string;
  const found: Reference[] = row[at.holder] === null ? [] : [{ from, field: 'holder', target: 'members', id: row[at.holder] as string }];
  for (const [field, { kind, options }] of Object.entries(definition.fields)) {
    const target = kind.name === 'files' ? 'files' : options.target;
    const value = target === undefined && field !== 'about' ? null : loadField(definition, field, row);
    if (value === null) continue;
    if (field === 'about') {
      const [about, id] = (value as string).split('/') as [string, string];
      found.push({ from, field, target: about, id });
    } else {
      for (const one of Array.isArray(value) ? value as (string | { id: string })[] : [value as string]) {
        found.push({ from, field, target: target!, id: typeof one === 'string' ? one : one.id });
      }
    }
  }
  return found;
}

/** Null for a kind whose extension is not there now. */
async function existing({ engine, agency }: RecordPage, target: string, ids: Stored[]): Promise<Set<Stored> | null> {
  const definition = agency.kinds.find(target);
  if (!definition && target !== 'files') return null;
  const sql = new SqlText(engine.dialect).add(`SELECT id FROM ${definition ? source(definition) : 'files'} WHERE agency_id = ? AND `, agency.id).addOneOf('id', ids);
  return new Set((await engine.read(agency.id, { sql: sql.text, params: sql.params }, { big: true })).map(([id]) => id!));
}
