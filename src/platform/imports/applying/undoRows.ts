import { Refusal, type ImportState } from '@gable/api';
import type { RunningTransaction } from '../../commands/runningTransaction.ts';
import { pastColumns, takeBack, toPast, type Past } from '../../history/takeBack.ts';

export interface UndoPiece { state: ImportState; run: string; count: number }

/** Takes back the next entries of an import, the newest first. What was changed since stays as it is. */
export async function undoRows(tx: RunningTransaction, { state, run, count }: UndoPiece): Promise<ImportState> {
  const { connection, caller } = tx.parts;
  const rows = await connection.rows(
    `SELECT ${pastColumns} FROM history WHERE agency_id = ? AND run = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
    [caller.agency.id, run, state.undoneDownTo ?? Number.MAX_SAFE_INTEGER, count],
  );
  const next = { ...state };
  if (rows.length === 0) return { ...next, phase: 'undone' };
  for (const past of rows.map(toPast)) {
    try {
      await takeBack(tx, past);
      if (await isFirst(tx, past)) next.undone += 1;
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.code === 'record.unknownKind') throw failure;
      if (await isFirst(tx, past)) next.kept += 1;
    }
    next.undoneDownTo = past.sequence;
  }
  return next;
}

/** Records are counted, and not what several rows did to one of them: by the first that the import did to it. */
async function isFirst({ parts: { connection, caller } }: RunningTransaction, { run, kind, record, sequence }: Past): Promise<boolean> {
  const [earlier] = await connection.rows(
    'SELECT 1 FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND run = ? AND sequence < ? LIMIT 1', [caller.agency.id, kind, record, run, sequence],
  );
  return earlier === undefined;
}
