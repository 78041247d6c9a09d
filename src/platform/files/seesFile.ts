import type { Caller } from '../caller.ts';
import type { Row } from '../engine/engine.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { outlineOf, seesWhole, sightOf } from '../permissions/sight.ts';
import { source } from '../records/columns.ts';
import type { Kinds } from '../records/kinds.ts';
import type { StoredFile } from './storedFile.ts';

/** What is asked whether somebody sees a file: the database as it is, or as a transaction has it. */
export interface FilePlace { rows(sql: string, params: (string | number)[]): Promise<Row[]> }

/** As long a file waits for a record that names it. */
export const waitingMilliseconds = 24 * 60 * 60_000;

/**
 * A file is seen by whoever sees the field of a record that it stands in: a home's photos by the whole agency, a signed
 * mandate by those who see the mandate. Until it stands in any, for a day, by whoever sent it.
 */
export async function seesFile(caller: Caller, { id, member, sentAt }: Pick<StoredFile, 'id' | 'member' | 'sentAt'>, { rows }: FilePlace): Promise<boolean> {
  if (caller.member === null) return true;
  if (caller.member.id === member && Date.now() - sentAt < waitingMilliseconds) return true;
  for (const { definition, field } of fileFields(seenKinds(caller))) {
    const sight = sightOf(caller, definition.kind);
    const standsIn = await rows(
      `SELECT t.holder_id, t.id FROM field_values v JOIN ${source(definition)} ON t.agency_id = v.agency_id AND t.id = v.record_id
       WHERE v.agency_id = ? AND v.kind = ? AND v.field = ? AND v.text = ? LIMIT 200`, [caller.agency.id, definition.kind, field, id],
    );
    const inOutline = sight.outline && outlineOf(definition).has(field);
    if (standsIn.some(([holder, record]) => inOutline || seesWhole(sight, [holder], record))) return true;
  }
  return false;
}

export function fileFields(kinds: Kinds) {
  return kinds.all().flatMap((definition) =>
    Object.entries(definition.fields).filter(([, { kind }]) => kind.name === 'files').map(([field]) => ({ definition, field })));
}
