import type { Engine } from '../engine/engine.ts';
import type { Agency } from '../caller.ts';
import { fileFields, waitingMilliseconds } from './seesFile.ts';

/** Forgets what somebody sent and no record ever named; its bytes go with those that nobody knows. What stood in one may be put back. */
export async function sweepUnnamed({ engine, agencies }: { engine: Engine; agencies: readonly Agency[] }): Promise<void> {
  for (const { id, kinds } of agencies) {
    const fields = fileFields(kinds);
    const named = fields.map(() => 'AND NOT EXISTS (SELECT 1 FROM field_values v WHERE v.agency_id = files.agency_id AND v.kind = ? AND v.field = ? AND v.text = files.id)');
    const sql = `DELETE FROM files WHERE agency_id = ? AND member_id IS NOT NULL AND created_at < ? ${named.join(' ')}`;
    const params = [id, Date.now() - waitingMilliseconds, ...fields.flatMap(({ definition, field }) => [definition.kind, field])];
    await engine.write(id, (connection) => connection.change(sql, params));
  }
}
