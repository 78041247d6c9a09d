import { Refusal } from '@gable/api';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { SqlText } from '../records/sqlText.ts';
import { seesFile } from './seesFile.ts';

/** Commands that put back what stood there before. */
const takingBack = new Set(['history.undo', 'imports.undoPiece']);

/**
 * Lets a record name files: those that the caller sent, or sees already, for whoever sees the record sees them too. From
 * then on they are no longer their sender's own.
 * @throws Refusal `record.missingTarget` (422), the same as for a file that is not there.
 */
export async function attachFiles({ parts: { caller, connection, command } }: RunningTransaction, field: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = new SqlText(connection.dialect).add('SELECT id, member_id, created_at FROM files WHERE agency_id = ? AND ', caller.agency.id).addOneOf('id', ids);
  const rows = await connection.rows(own.text, own.params);
  for (const [id, member, sentAt] of takingBack.has(command) ? [] : rows) {
    const file = { id: id as string, member: member as string | null, sentAt: Number(sentAt) };
    const sees = await seesFile(caller, file, { rows: (sql, params) => connection.rows(sql, params) });
    if (!sees) throw new Refusal('record.missingTarget', { fields: { [field]: 'record.missingTarget' } });
  }
  for (const [id] of rows.filter(([, member]) => member !== null)) {
    await connection.change('UPDATE files SET member_id = NULL WHERE agency_id = ? AND id = ?', [caller.agency.id, id!]);
  }
}
