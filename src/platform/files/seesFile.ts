import { Refusal } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import type { Records } from '../records/records.ts';
import type { StoredFile } from './storedFile.ts';

/**
 * A file is seen by whoever sees the field of a record that it stands in: a home's photos by the whole agency, a signed
 * mandate by those who see the mandate. Until it stands in any, by whoever sent it.
 */
export async function seesFile(caller: Caller, { id, member }: StoredFile, { engine, records }: { engine: Engine; records: Records }): Promise<boolean> {
  if (caller.member === null || caller.member.id === member) return true;
  for (const { kind, fields } of records.kinds.all()) {
    for (const [field, { kind: { name } }] of Object.entries(fields)) {
      if (name !== 'files') continue;
      const rows = await engine.read(caller.agency.id, {
        sql: 'SELECT record_id FROM field_values WHERE agency_id = ? AND kind = ? AND field = ? AND text = ? LIMIT 50',
        params: [caller.agency.id, kind, field, id],
      });
      for (const [record] of rows) if (await seesField(caller, { kind, field, record: record as string }, records)) return true;
    }
  }
  return false;
}

async function seesField(caller: Caller, { kind, field, record }: { kind: string; field: string; record: string }, records: Records): Promise<boolean> {
  try {
    const data = await records.get(caller, { kind, id: record }, { fields: [field] });
    return data[field] !== undefined && data[field] !== null;
  } catch (failure) {
    if (failure instanceof Refusal) return false;
    throw failure;
  }
}
