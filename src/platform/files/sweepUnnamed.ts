import type { Engine } from '../engine/engine.ts';
import type { Kinds } from '../records/kinds.ts';
import { fileFields, waitingMilliseconds } from './seesFile.ts';

/** Forgets what somebody sent and no record ever named; its bytes go with those that nobody knows. What stood in one may be put back. */
export async function sweepUnnamed({ engine, kinds, agencies }: { engine: Engine; kinds: Kinds; agencies: readonly number[] }): Promise<void> {
  const fields = fileFields(kinds);
  const named = fields.map(() => 'AND NOT EXISTS (SELECT 1 FROM field_values v WHERE v.agency_id = files.agency_id AND v.kind = ? AND v.field = ? AND v.text = files.id)');
  const sql = `DELETE FROM files WHERE agency_id = ? AND member_id IS NOT NULL AND created_at < ? ${named.join(' ')}`;
  for (const agency of agencies) {
    const params = [agency, Date.now() - waitingMilliseconds, ...fields.flatMap(({ definition, field }) => [definition.kind, field])];
    await engine.write(agency, (connection) => connection.change(sql, params));
  }
}
