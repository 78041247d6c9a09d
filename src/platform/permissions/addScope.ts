import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { sharedColumns } from '../records/columns.ts';
import type { SqlText } from '../records/sqlText.ts';
import type { Sight } from './sight.ts';

/** Of what somebody sees whole: all of it, what their role reaches, or only what was shared with them besides. */
export type ScopePart = 'all' | 'reached' | 'shared';

interface Scope { definition: RecordDefinition; caller: Caller; sight: Sight; part?: ScopePart }

/** Adds the condition over the table `t` that a record is one that the caller sees whole; for who does not see everybody's. */
export function addScope({ definition, caller, sight, part = 'all' }: Scope, sql: SqlText): void {
  if (sight.shared.size === 0 || part === 'reached') return addReached(definition, sight, sql);
  const addShared = (): SqlText => sql.add('t.id IN (SELECT record_id FROM shares WHERE agency_id = ? AND member_id = ? AND kind = ?)', caller.agency.id, caller.member!.id, definition.kind);
  if (part === 'shared') {
    addShared().add(' AND NOT coalesce(');
    addReached(definition, sight, sql);
    sql.add(', FALSE)');
  } else {
    addReached(definition, sight, sql.add('('));
    sql.add(' OR ');
    addShared().add(')');
  }
}

function addReached(definition: RecordDefinition, { reads }: Sight, sql: SqlText): void {
  const columns = sharedColumns(definition);
  if (columns.length) sql.add('(');
  sql.addOneOf('t.holder_id', [...reads!]);
  for (const { name } of columns) sql.add(' OR ').addOneOf(`t."${name}"`, [...reads!]);
  if (columns.length) sql.add(')');
}
