import { Refusal } from '@gable/api';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { isAdded } from '../records/addedFields.ts';
import { source } from '../records/columns.ts';

/** A field through which records point to one. */
export interface Referring { definition: RecordDefinition; field: string; isList: boolean; ids: string[] }

const mostReferring = 2_000;

/**
 * Everything that points to a record: fields of all kinds, and what is written or to be done about it.
 * @throws Refusal `merge.tooMuch` (422) where that is more than one command should move.
 */
export async function referringTo(tx: RunningTransaction, { kind, id }: { kind: string; id: string }): Promise<Referring[]> {
  const { caller: { agency } } = tx.parts;
  const all: Referring[] = [];
  for (const definition of agency.kinds.all()) {
    for (const [field, { kind: { name }, options }] of Object.entries(definition.fields)) {
      const isAbout = field === 'about' && (definition.kind === 'notes' || definition.kind === 'tasks');
      if (!isAbout && options.target !== kind) continue;
      const ids = await idsPointing(tx, definition, { field, value: isAbout ? `${kind}/${id}` : id });
      if (ids.length) all.push({ definition, field, isList: name === 'references', ids });
    }
  }
  if (all.reduce((sum, { ids }) => sum + ids.length, 0) > mostReferring) throw new Refusal('merge.tooMuch', { values: { most: mostReferring } });
  return all;
}

async function idsPointing({ parts: { connection, caller: { agency } } }: RunningTransaction, definition: RecordDefinition, { field, value }: { field: string; value: string }): Promise<string[]> {
  const isByTerm = isAdded(definition, field) || definition.fields[field]!.kind.terms !== undefined;
  const column = isByTerm ? '' : definition.columns[comparedPlace(definition, field)!]!.name;
  const rows = isByTerm
    ? await connection.rows('SELECT DISTINCT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND text = ? LIMIT ?', [agency.id, definition.kind, field, value, mostReferring + 1])
    : await connection.rows(`SELECT t.id FROM ${source(definition)} WHERE t.agency_id = ? AND t."${column}" = ? LIMIT ?`, [agency.id, value, mostReferring + 1]);
  return rows.map(([id]) => id as string);
}
