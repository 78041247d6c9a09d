import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { sharedColumns } from '../records/columns.ts';
import type { SqlText } from '../records/sqlText.ts';
import type { Sight } from './sight.ts';

/** Adds the condition over the table `t` that a record is one that the caller sees whole; for who does not see everybody's. */
export function addScope({ definition, caller, sight }: { definition: RecordDefinition; caller: Caller; sight: Sight }, sql: SqlText): void {
  const { reads, shared } = sight;
  const columns = sharedColumns(definition);
  const isOne = shared.size === 0 && columns.length === 0;
  sql.addOneOf(isOne ? 't.holder_id' : '(t.holder_id', [...reads!]);
  for (const { name } of columns) sql.add(' OR ').addOneOf(`t."${name}"`, [...reads!]);
  if (shared.size > 0) addShared({ definition, caller }, sql.add(' OR '));
  if (!isOne) sql.add(')');
}

/** Adds the condition that a record was shared with the caller. */
export function addShared({ definition, caller }: { definition: RecordDefinition; caller: Caller }, sql: SqlText): SqlText {
  return sql.add('t.id IN (SELECT record_id FROM shares WHERE agency_id = ? AND member_id = ? AND kind = ?)', caller.agency.id, caller.member!.id, definition.kind);
}
